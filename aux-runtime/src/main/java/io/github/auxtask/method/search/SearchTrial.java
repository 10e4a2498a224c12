package io.github.auxtask.method.search;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.deepaugment.Policy;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import io.github.auxtask.train.EpochRecord;
import java.util.Comparator;
import java.util.List;

/** What a trial tries, by what the trials before it have reached. */
final class SearchTrial {
    /** The axis, and the role of the earlier trials. */
    static final String AXIS = "trial";

    private static final int MOST = 9_999;
    private static final double PERCENT = 100;

    private SearchTrial() {}

    /**
     * A run's number.
     *
     * @throws BadInputException unless it is a whole number from 0 to 9999
     */
    static int number(RunDescription run) {
        String text = run.axis(AXIS);
        if (!text.matches("0|[1-9][0-9]{0,3}")) {
            throw new BadInputException("The axis '" + AXIS + "' has the value '" + text
                    + "', but trials are whole numbers from 0 to " + MOST + ".");
        }
        return Integer.parseInt(text);
    }

    /**
     * The policies of a run.
     *
     * @throws BadInputException unless it needs every earlier trial once
     */
    static List<Policy> policies(RunDescription run) {
        Settings settings = run.settings();
        PolicySpace space = PolicySearchKeys.space(settings);
        return space.policies(point(run, space));
    }

    private static List<Double> point(RunDescription run, PolicySpace space) {
        int number = number(run);
        Settings settings = run.settings();
        List<TrainedRun> earlier = run.needs().as(AXIS).stream()
                .sorted(Comparator.comparingInt(trial -> number(trial.run())))
                .toList();
        BayesianSearch search = new BayesianSearch(
                space.space(), settings.integer(PolicySearchKeys.INITIAL), settings.integer(PolicySearchKeys.SEED));
        for (int before = 0; before < number; before++) {
            if (before >= earlier.size() || number(earlier.get(before).run()) != before) {
                throw new BadInputException("Trial " + number + " needs each of the trials 0 to " + (number - 1)
                        + " once, but not trial " + before + " as it is written: name them all under 'needs'.");
            }
            List<EpochRecord> history = earlier.get(before).history();
            // While costs are only predicted nothing is known of them, and any policies take as long.
            double reward = history.isEmpty() ? 0 : reward(history, settings);
            search.tell(asked(search, space, before), 1 - reward);
        }
        return asked(search, space, number);
    }

    private static List<Double> asked(BayesianSearch search, PolicySpace space, int number) {
        return number == 0 ? space.nothing() : search.ask();
    }

    private static double reward(List<EpochRecord> history, Settings settings) {
        return PolicySearchKeys.reward(settings)
                .of(history.stream()
                        .map(epoch -> new PolicyReward.Epoch(
                                epoch.trainAccuracy() / PERCENT, epoch.validationAccuracy() / PERCENT))
                        .toList());
    }
}
