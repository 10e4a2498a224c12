package io.github.auxtask.run.diagnose;

import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run will take, in seconds.
 *
 * @param training all steps of all epochs, at most: early stopping may end sooner
 * @param validation after all epochs
 * @param beside what comes before and after the epochs
 * @param evaluation each that the run is asked for, by name
 */
record RunPrediction(double training, double validation, double beside, Map<String, Double> evaluation) {
    /**
     * Puts together what was measured now with what was recorded earlier. Evaluations are predicted from recorded ones, those that nobody
     * has made yet from the number of passes through the network.
     *
     * @param steps what training takes
     * @param forward what a pass without training takes
     */
    static RunPrediction of(PlannedRun run, ProbeResult steps, ForwardResult forward, RecordedRates rates) {
        Map<String, Double> evaluations = new LinkedHashMap<>();
        for (ParsedEvaluation evaluation :
                Evaluations.parseAll(run.evaluations()).evaluations()) {
            int images = images(evaluation, forward);
            evaluations.put(
                    evaluation.name(),
                    rates.evaluation(run, evaluation.written(), images)
                            .orElse(forward.secondsPerImage()
                                    * images
                                    * evaluation.task().passes()));
        }
        return new RunPrediction(
                steps.seconds(),
                steps.epochs() * forward.validation() * forward.validationPerImage(),
                rates.besideEpochs(run).orElse(0),
                evaluations);
    }

    private static int images(ParsedEvaluation evaluation, ForwardResult forward) {
        return evaluation.images() == 0 ? forward.test() : Math.min(forward.test(), evaluation.images());
    }

    /** All evaluations together. */
    double evaluations() {
        return evaluation.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Until it is trained. */
    double trained() {
        return training + validation + beside;
    }
}
