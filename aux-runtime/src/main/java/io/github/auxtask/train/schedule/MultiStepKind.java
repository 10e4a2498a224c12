package io.github.auxtask.train.schedule;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** {@code multi-step}: see {@link MultiStep}. */
public final class MultiStepKind implements ScheduleKind {
    private static final String MILESTONES = "milestones";

    @Override
    public String name() {
        return "multi-step";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.numbers(
                                MILESTONES,
                                List.of(0.5, 0.75),
                                "epochs, or shares of all epochs below 1, after which the learning rate is multiplied"
                                        + " by the factor")
                        .atLeast(0),
                SettingKey.number("factor", 0.1, "the learning rate is multiplied by it")
                        .atLeast(0)
                        .atMost(1));
    }

    @Override
    public Schedule begin(double rate, Settings settings, int epochs, int steps) {
        return new MultiStep(rate, milestones(settings, epochs), settings.number("factor"));
    }

    /** Numbers of finished epochs; shares are rounded. */
    static List<Integer> milestones(Settings settings, int epochs) {
        List<Integer> milestones = new ArrayList<>();
        for (double milestone : settings.numbers(MILESTONES)) {
            boolean share = milestone > 0 && milestone < 1;
            boolean epoch = milestone >= 1 && milestone < epochs && milestone == Math.rint(milestone);
            if (!share && !epoch) {
                throw new BadInputException(
                        "Setting 'schedule.milestones' is '" + settings.asMap().get(MILESTONES)
                                + "', but must be whole numbers below the " + epochs
                                + " epochs, or shares of them between 0 and 1, as in [0.5, 0.75].");
            }
            milestones.add((int) Math.round(share ? milestone * epochs : milestone));
        }
        return milestones;
    }
}
