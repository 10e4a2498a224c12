package io.github.auxtask.stats;

import java.util.List;
import java.util.Locale;

/**
 * Prints how often verdicts are wrong under every stopping rule, for docs/verification: {@code StoppingBench [REPETITIONS]}. A
 * difference of exactly the tolerance is neither inside nor outside, so there either verdict counts as wrong by itself.
 */
final class StoppingBench {
    private static final int USUAL = 20_000;

    private StoppingBench() {}

    public static void main(String[] args) {
        int repetitions = args.length > 0 ? Integer.parseInt(args[0]) : USUAL;
        double worst = 0;
        System.out.println("first most  sd  difference  rule                  reproduced  not reproduced  wrong");
        for (int first : new int[] {3, 5, 10}) {
            for (double sd : new double[] {0.5, 1, 2}) {
                for (double difference : new double[] {0.5, 1, 1.2, 1.5}) {
                    for (StoppingSimulation.Rule rule : StoppingSimulation.Rule.values()) {
                        StoppingSimulation cell = new StoppingSimulation(first, 50, sd, difference);
                        StoppingSimulation.Shares shares = cell.run(rule, repetitions, new AlphaSpending(first)::share);
                        double wrong = wrong(difference, shares);
                        worst = Math.max(worst, wrong);
                        System.out.printf(
                                Locale.ROOT,
                                "%5d %4d  %.1f  %10.1f  %-20s  %9.1f %%  %12.1f %%  %4.1f %%%n",
                                first,
                                50,
                                sd,
                                difference,
                                rule,
                                100 * shares.reproduced(),
                                100 * shares.notReproduced(),
                                100 * wrong);
                    }
                }
            }
        }
        System.out.printf(Locale.ROOT, "worst: %.2f %%%n", 100 * worst);
        for (int first : List.of(2, 3, 5, 10)) {
            System.out.printf(
                    Locale.ROOT,
                    "first look at %d seeds: loses %.1f points of power to show equality at most%n",
                    first,
                    100 * loss(first));
        }
    }

    /** The larger share of a verdict that is false at this difference. */
    static double wrong(double difference, StoppingSimulation.Shares shares) {
        double wrong = difference >= 1 ? shares.reproduced() : 0;
        return difference <= 1 ? Math.max(wrong, shares.notReproduced()) : wrong;
    }

    /** How much less often the first look shows equality than a test that uses all of alpha, over all standard deviations. */
    static double loss(int first) {
        double most = 0;
        for (double sd = 0.02; sd < 4; sd *= 1.05) {
            double whole = TostPower.of(sd, 1, 0.05).againstFixedValue(first);
            double part = TostPower.of(sd, 1, 0.05 * AlphaSpending.FIRST).againstFixedValue(first);
            most = Math.max(most, whole - part);
        }
        return most;
    }
}
