package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.method.RunDescription;
import java.util.List;

/**
 * A place in the paper's grid.
 *
 * @param tasks in their order; none for the baseline
 * @param learned whether the weights of their losses are learned
 */
record SelfSupervisionVariant(List<SelfSupervisionTask> tasks, boolean learned) {
    private static final String LEARNED = "learned";
    private static final List<String> WEIGHTS = List.of("fixed", LEARNED);

    /**
     * Reads the axes {@code tasks} and {@code weights}.
     *
     * @throws BadInputException if one is missing or has no meaning, or if there is nothing to learn
     */
    static SelfSupervisionVariant of(RunDescription run) {
        String tasks = run.axis("tasks");
        String weights = run.variant().getOrDefault("weights", WEIGHTS.get(0));
        if (!WEIGHTS.contains(weights)) {
            throw new BadInputException("Unknown weights '" + weights + "' (axis weights): use fixed or learned.");
        }
        SelfSupervisionVariant parsed =
                new SelfSupervisionVariant(SelfSupervisionTask.parse(tasks), weights.equals(LEARNED));
        if (parsed.learned() && parsed.tasks().isEmpty()) {
            throw new BadInputException(
                    "Without tasks there are no weights to learn: exclude weights=learned where tasks=none.");
        }
        return parsed;
    }
}
