package io.github.auxtask.evaluate.corrupted;

import io.github.auxtask.data.corruption.benchmark.CorruptedExamples;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import java.util.List;

/**
 * Which corrupted images an evaluation is about: the same test images under every corruption and severity.
 *
 * @param corruptions names
 * @param severities 1..5
 * @param skipFirst test images that are left out, from the first on
 * @param source where they come from
 */
public record CorruptedTask(List<String> corruptions, List<Integer> severities, int skipFirst, CorruptionSource source)
        implements EvaluationTask {
    public CorruptedTask {
        corruptions = List.copyOf(corruptions);
        severities = List.copyOf(severities);
    }

    /** Every (corruption, severity), severities within corruptions. */
    public List<CorruptedExamples.Cell> cells() {
        return corruptions.stream()
                .flatMap(corruption ->
                        severities.stream().map(severity -> new CorruptedExamples.Cell(corruption, severity)))
                .toList();
    }

    @Override
    public EvaluationNeeds needs() {
        return EvaluationNeeds.NOTHING
                .corrupted(source)
                .skipping(skipFirst)
                .repeated(corruptions.size() * severities.size());
    }

    @Override
    public EvaluationRun start(EvaluationContext context) {
        return new CorruptedRun(this, context);
    }
}
