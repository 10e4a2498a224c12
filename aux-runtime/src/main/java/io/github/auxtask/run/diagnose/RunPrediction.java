package io.github.auxtask.run.diagnose;

import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.plan.PlannedRun;

/**
 * What a run will take, in seconds.
 *
 * @param training all steps of all epochs, at most: early stopping may end sooner
 * @param validation after all epochs
 * @param beside what comes before and after the epochs
 * @param evaluations all that the run is asked for
 */
record RunPrediction(double training, double validation, double beside, double evaluations) {
    /**
     * Puts together what was measured now with what was recorded earlier. Evaluations are predicted from recorded ones, those that nobody
     * has made yet from the number of passes through the network.
     *
     * @param steps what training takes
     * @param forward what a pass without training takes
     */
    static RunPrediction of(PlannedRun run, ProbeResult steps, ForwardResult forward, RecordedRates rates) {
        double evaluations = 0;
        for (ParsedEvaluation evaluation :
                Evaluations.parseAll(run.evaluations()).evaluations()) {
            int images = images(evaluation, forward);
            evaluations += rates.evaluation(run, evaluation.written(), images)
                    .orElse(forward.secondsPerImage()
                            * images
                            * evaluation.task().passes());
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

    /** Until it is trained. */
    double trained() {
        return training + validation + beside;
    }
}
