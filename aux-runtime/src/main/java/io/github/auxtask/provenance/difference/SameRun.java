package io.github.auxtask.provenance.difference;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The records of one run from two places: whether they agree as far as their level of determinism promises.
 *
 * <ul>
 *   <li>Both trainings bitwise, on the same processor with the same programs: every value of the training must be equal.
 *   <li>Otherwise the first epoch, in which rounding has not spread yet, must have the same loss within a hundredth, as the test of
 *       determinism asks of <em>statistical</em>; and the share of images that are classified correctly must not differ by more than chance
 *       and the spread of trainings explain.
 *   <li>The same evaluation of the same weights must come to the same number of images, or nearly so on another machine.
 * </ul>
 *
 * @param label of the run
 * @param contradictions what does not agree, each with the cell that it is about; empty if all does
 * @param sameTraining whether they are records of one training, so that their evaluations may stand together
 */
public record SameRun(String label, List<String> contradictions, boolean sameTraining) {
    private static final String BITWISE = "bitwise";
    private static final double FIRST_LOSS = 0.01;
    private static final double PERCENT = 100;

    /** Standard errors that two shares may lie apart. */
    private static final double DEVIATIONS = 3;

    /** Points by which trainings of one run may differ besides: another machine is another draw. */
    private static final double SPREAD = 3;

    /** Images in a thousand that rounding may move across a boundary between two machines, weights being equal. */
    private static final double MOVED = 0.002;

    public SameRun {
        contradictions = List.copyOf(contradictions);
    }

    /** Compares two completed records of one id. */
    public static SameRun of(RunRecord ours, RunRecord theirs) {
        if (!ours.id().equals(theirs.id())) {
            throw new IllegalArgumentException("records of two runs");
        }
        String label = String.join("/", ours.variant().values()) + " seed " + ours.seed();
        List<String> contradictions = new ArrayList<>();
        List<RecordDifference> results = RecordDifference.ofResults(ours, theirs);
        boolean same = results.isEmpty();
        boolean exact = isBitwise(ours)
                && isBitwise(theirs)
                && RecordDifference.ofSurroundings(ours, theirs).isEmpty();
        if (!same && exact) {
            contradictions.add(label + ": both trainings are bitwise, on the same machine with the same programs, but "
                    + results.get(0).field() + " is " + results.get(0).original() + " here and "
                    + results.get(0).repeated() + " there");
        } else if (!same) {
            firstLoss(label, ours, theirs, contradictions);
        }
        evaluations(label, ours, theirs, same, contradictions);
        return new SameRun(label, contradictions, same);
    }

    private static boolean isBitwise(RunRecord record) {
        return BITWISE.equals(record.provenance().randomness().determinism());
    }

    private static void firstLoss(String label, RunRecord ours, RunRecord theirs, List<String> contradictions) {
        List<RunRecord.Epoch> here = ours.training().history();
        List<RunRecord.Epoch> there = theirs.training().history();
        if (here.isEmpty() || there.isEmpty()) {
            return;
        }
        double one = here.get(0).loss();
        double other = there.get(0).loss();
        if (Math.abs(one - other) > FIRST_LOSS * Math.max(Math.abs(one), Math.abs(other))) {
            contradictions.add(label + ": the loss of the first epoch is " + one + " here and " + other + " there");
        }
    }

    private static void evaluations(
            String label, RunRecord ours, RunRecord theirs, boolean same, List<String> contradictions) {
        Map<ContentId, EvaluationRecord> here =
                ours.evaluations().stream().collect(Collectors.toMap(EvaluationRecord::id, Function.identity()));
        for (EvaluationRecord made : theirs.evaluations()) {
            EvaluationRecord own = here.get(made.id());
            if (own != null && Math.abs(own.accuracy() - made.accuracy()) > allowed(own, made, same)) {
                contradictions.add(String.format(
                        Locale.ROOT,
                        "%s, %s: %.2f %% here and %.2f %% there, of %d images",
                        label,
                        made.name(),
                        own.accuracy(),
                        made.accuracy(),
                        made.images()));
            }
        }
    }

    /** Percentage points. */
    private static double allowed(EvaluationRecord own, EvaluationRecord made, boolean sameTraining) {
        if (sameTraining) {
            // One image in any case.
            return Math.max(MOVED, 1.0 / made.images()) * PERCENT + 1e-9;
        }
        double p = (double) (own.correct() + made.correct()) / (own.images() + made.images());
        double error = Math.sqrt(p * (1 - p) * (1.0 / own.images() + 1.0 / made.images()));
        return SPREAD + PERCENT * DEVIATIONS * error;
    }

    /** Whether nothing contradicts. */
    public boolean agrees() {
        return contradictions.isEmpty();
    }
}
