package io.github.auxtask.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.RandomStream;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class StatisticsTest {
    @Test
    void samplesWithoutSpreadDecideByTheirDifferenceAlone() {
        Summary equal = Summary.of(85.4, 85.4, 85.4);
        assertThat(TTest.of(Contrast.oneSample(equal, 85.4)).p()).isEqualTo(1);
        assertThat(TTest.of(Contrast.oneSample(equal, 85.3)).p()).isZero();
        assertThat(Tost.of(Contrast.oneSample(equal, 85.3), 0.5).p()).isZero();
        assertThat(Tost.of(Contrast.oneSample(equal, 80), 0.5).p()).isEqualTo(1);
        assertThat(TTest.of(Contrast.welch(equal, equal)).p()).isEqualTo(1);
    }

    @Test
    void equivalenceAtFivePercentIsANinetyPercentIntervalInsideDelta() {
        Summary sample = Summary.of(85.31, 85.02, 85.6, 85.5);
        for (double delta = 0.1; delta < 1; delta += 0.05) {
            Contrast contrast = Contrast.oneSample(sample, 85.2);
            Interval interval = contrast.interval(0.9);
            boolean inside = -delta <= interval.low() && interval.high() <= delta;
            assertThat(Tost.of(contrast, delta).passes(0.05))
                    .as("delta %s", delta)
                    .isEqualTo(inside);
        }
    }

    @Test
    void pairsRemoveWhatTheSeedsHaveInCommon() {
        double[] first = {91.0, 93.0, 92.0, 94.0};
        double[] second = {90.5, 92.4, 91.5, 93.6};
        double paired = TTest.of(Contrast.paired(first, second)).p();
        double unpaired =
                TTest.of(Contrast.welch(Summary.of(first), Summary.of(second))).p();
        assertThat(paired).isLessThan(0.002);
        assertThat(unpaired).isGreaterThan(0.5);
    }

    @Test
    void oneValueHasNoSpread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Summary.of(91.2));
    }

    @Test
    void kendallIsUndefinedWithoutAnOrderAndExactWithoutTies() {
        assertThat(KendallTau.of(new double[] {1}, new double[] {2})).isEmpty();
        assertThat(KendallTau.of(new double[] {1, 1}, new double[] {2, 3})).isEmpty();
        KendallTau reversed =
                KendallTau.of(new double[] {1, 2, 3}, new double[] {3, 2, 1}).orElseThrow();
        assertThat(reversed.tau()).isEqualTo(-1);
        // of the 6 orders of three rows, only this and its reverse are as extreme
        assertThat(reversed.p()).isCloseTo(2.0 / 6, within(1e-15));
    }

    @Test
    void predictedNoiseIsThatOfIndependentErrors() {
        double[] frequencies = new double[2_000];
        RandomStream random = RandomStream.of(3, "noise");
        for (int i = 0; i < frequencies.length; i++) {
            frequencies[i] = random.nextDouble();
        }
        double predicted = SeedNoise.ofFrequencies(frequencies);
        int runs = 400;
        double[] accuracies = new double[runs];
        int[] correct = new int[frequencies.length];
        for (int run = 0; run < runs; run++) {
            int right = 0;
            for (int i = 0; i < frequencies.length; i++) {
                boolean hit = random.nextDouble() < frequencies[i];
                right += hit ? 1 : 0;
                correct[i] += hit ? 1 : 0;
            }
            accuracies[run] = (double) right / frequencies.length;
        }
        // the standard deviation of 400 runs is known to 3.5 %
        assertThat(Summary.of(accuracies).standardDeviation()).isCloseTo(predicted, within(0.15 * predicted));
        assertThat(SeedNoise.ofCounts(correct, runs)).isCloseTo(predicted, within(0.01 * predicted));
    }

    @Test
    void noiseFromTwoRunsIsHalfTheImagesOnWhichTheyDisagree() {
        // unbiased: k (r - k) / (r (r - 1)) is 1/2 for one of two
        assertThat(SeedNoise.ofCounts(new int[] {1, 1, 2, 0}, 2)).isEqualTo(Math.sqrt(1) / 4);
    }

    @Test
    void bestOfSeveralRunsLiesAboveTheMean() {
        Summary sample = new Summary(5, 90, 0.5);
        assertThat(BestOf.of(sample, 1).expected()).isCloseTo(90, within(0.02));
        // the expected largest of 2 and of 5 standard normal draws
        assertThat(BestOf.of(sample, 2).expected()).isCloseTo(90 + 0.5 / Math.sqrt(Math.PI), within(0.02));
        assertThat(BestOf.of(sample, 5).expected()).isCloseTo(90 + 0.5 * 1.16296, within(0.02));
        assertThat(BestOf.of(sample, 5)).isEqualTo(BestOf.of(sample, 5));
    }

    @Test
    void powerToSeeThatOursLiesOutsideIsThatOfSimulatedRuns() {
        double sd = 0.3;
        double difference = 1.5;
        double delta = 0.5;
        int seeds = 3;
        RandomStream random = RandomStream.of(11, "difference");
        int repetitions = 40_000;
        int shown = 0;
        for (int i = 0; i < repetitions; i++) {
            double[] runs = new double[seeds];
            for (int run = 0; run < seeds; run++) {
                runs[run] = difference + sd * random.nextGaussian();
            }
            Contrast contrast = Contrast.oneSample(Summary.of(runs), 0);
            shown += OutsideTest.of(contrast, delta).p() <= 0.05 ? 1 : 0;
        }
        double expected = new DifferencePower(sd, delta, difference, 0.05).againstFixedValue(seeds);
        double error = Math.sqrt(expected * (1 - expected) / repetitions);
        assertThat((double) shown / repetitions).isCloseTo(expected, within(4 * error + 1e-4));
    }

    @Test
    void noNumberOfSeedsIsEnoughWhereThePowerNeverReachesTheTarget() {
        assertThat(SeedsNeeded.fewest(n -> 0.79, 0.8, 1000)).isEqualTo(OptionalInt.empty());
        assertThat(SeedsNeeded.fewest(n -> n >= 37 ? 1 : 0, 0.8, 1000)).hasValue(37);
        assertThat(SeedsNeeded.fewest(n -> 1, 0.8, 1000)).hasValue(2);
    }
}
