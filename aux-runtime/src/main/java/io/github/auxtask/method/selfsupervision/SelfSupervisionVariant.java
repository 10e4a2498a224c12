package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.core.BadInputException;
import java.util.List;
import java.util.Map;

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
    static SelfSupervisionVariant of(Map<String, String> variant) {
        String tasks = variant.get("tasks");
        if (tasks == null) {
            throw new BadInputException("The method self-supervision needs the axis 'tasks' in the grid.");
        }
        String weights = variant.getOrDefault("weights", WEIGHTS.get(0));
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
