package io.github.auxtask.provenance;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.core.RunIdentity;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must agree inside a record. */
final class RecordRules {
    /** Percentage points; an accuracy may have been rounded to two decimals. */
    private static final double ROUNDING = 0.0051;

    private static final int PERCENT = 100;

    private RecordRules() {}

    static void check(RunRecord record, String file) {
        if (!record.identity().id().equals(record.id())) {
            throw new BadInputException(
                    file
                            + ": field 'id' does not fit the configuration: a setting, the seed, the data or the id was changed.");
        }
        RunRecord.Training training = record.training();
        if (!training.completed() && !training.status().equals(RunRecord.Training.FAILED)) {
            throw new BadInputException(file + ": field 'training.status' is '" + training.status()
                    + "', but must be completed or failed.");
        }
        checkComposition(record, file);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < record.evaluations().size(); i++) {
            String field = file + ": field 'evaluations[" + i + "]";
            EvaluationRecord evaluation = record.evaluations().get(i);
            if (!RunIdentity.evaluation(record.id(), evaluation.settings()).equals(evaluation.id())) {
                throw new BadInputException(field + ".id' does not fit the run and the evaluation's settings.");
            }
            if (!names.add(evaluation.name())) {
                throw new BadInputException(field + ".name' is '" + evaluation.name() + "' a second time.");
            }
            if (evaluation.images() < 1 || evaluation.correct() < 0 || evaluation.correct() > evaluation.images()) {
                throw new BadInputException(
                        field + ".correct' must be between 0 and the number of images, at least 1.");
            }
            double accuracy = (double) PERCENT * evaluation.correct() / evaluation.images();
            if (!(Math.abs(accuracy - evaluation.accuracy()) <= ROUNDING)) {
                throw new BadInputException(field + ".accuracy' is not 100 * correct / images.");
            }
            checkBits(evaluation, file + ": field 'evaluations[" + i + "]': ");
            checkWeights(record, evaluation, field);
        }
    }

    /** All numbers of a record are of one set of weights. */
    private static void checkWeights(RunRecord record, EvaluationRecord evaluation, String field) {
        Optional<String> read = evaluation.weights();
        if (read.isPresent() && !read.equals(record.weightsDigest())) {
            throw new BadInputException(field
                    + ".reads' says that other weights were evaluated than the record is of: evaluate the run again with "
                    + record.command() + " -Daux.force.");
        }
    }

    /** A classifier that was put together has members, all of them needed, and no epochs. */
    private static void checkComposition(RunRecord record, String file) {
        TrainingBasis.Composition composition = record.training().composition();
        if (composition == null) {
            return;
        }
        Set<ContentId> needed =
                record.configuration().needs().stream().map(NeededRun::run).collect(Collectors.toSet());
        if (composition.members().isEmpty()
                || !composition.members().stream().allMatch(member -> needed.contains(member.run()))) {
            throw new BadInputException(file
                    + ": field 'training.composition.members' must name runs that stand in 'needs', at least one.");
        }
        if (record.training().epochs() != 0 || !record.training().history().isEmpty()) {
            throw new BadInputException(
                    file + ": field 'training.epochs' must be 0 where there is a composition: nothing was trained.");
        }
    }

    private static void checkBits(EvaluationRecord evaluation, String where) {
        String bits = evaluation.score().correctBits();
        if (bits == null) {
            return;
        }
        int correct;
        try {
            correct = CorrectBits.decode(bits, evaluation.images()).cardinality();
        } catch (BadInputException e) {
            throw new BadInputException(where + e.getMessage(), e);
        }
        if (correct != evaluation.correct()) {
            throw new BadInputException(where + "'correctBits' counts " + correct + " correct images, 'correct' "
                    + evaluation.correct() + ".");
        }
    }
}
