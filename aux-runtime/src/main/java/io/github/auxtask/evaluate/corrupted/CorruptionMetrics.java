package io.github.auxtask.evaluate.corrupted;

import io.github.auxtask.data.corruption.benchmark.CorruptedExamples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.provenance.CheckOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts an evaluation on corrupted images: accuracy in percent for every corruption and severity ({@code corruption.fog.3}), their
 * mean for every corruption ({@code corruption.fog}), and the mean over all as in the self-supervision paper (sheet, section 1). Every
 * cell has equally many images, so that means of means are means of all.
 */
public final class CorruptionMetrics {
    /** What the names of these metrics begin with. */
    public static final String PREFIX = "corruption.";

    /** Id of the finding that says where the images come from. */
    public static final String ORIGIN = "D1";

    /** Id of the finding that says whether frost is that of the published images. */
    public static final String FROST = "D2";

    /** Id of the finding that says which images are left out. */
    public static final String LEFT_OUT = "D3";

    /** What these evaluations record. */
    static final List<Metric> DECLARED = List.of(
            Metric.percent(PREFIX + "NAME", "mean accuracy of a corruption over its severities"),
            Metric.percent(PREFIX + "NAME.SEVERITY", "accuracy under a corruption of one severity"));

    private static final double PERCENT = 100;

    private final CorruptedTask task;
    private final CorruptedImages source;
    private final int seen;
    private final List<CorruptedExamples.Cell> cells;
    private final long[] images;
    private final long[] correct;

    CorruptionMetrics(CorruptedTask task, CorruptedImages source, int seen) {
        this.task = task;
        this.source = source;
        this.seen = seen;
        this.cells = task.cells();
        this.images = new long[cells.size()];
        this.correct = new long[cells.size()];
    }

    void add(int cell, boolean right) {
        images[cell]++;
        correct[cell] += right ? 1 : 0;
    }

    /** Of all images so far, in percent. */
    double accuracy() {
        return PERCENT * sum(correct) / sum(images);
    }

    EvaluationOutcome.Builder outcome() {
        return EvaluationOutcome.of(sum(images), sum(correct))
                .metrics(metrics())
                .checks(findings());
    }

    private Map<String, Double> metrics() {
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (String corruption : task.corruptions()) {
            double sum = 0;
            for (int cell = 0; cell < cells.size(); cell++) {
                if (cells.get(cell).corruption().equals(corruption)) {
                    double accuracy = PERCENT * correct[cell] / images[cell];
                    metrics.put(PREFIX + corruption + "." + cells.get(cell).severity(), accuracy);
                    sum += accuracy;
                }
            }
            metrics.put(PREFIX + corruption, sum / task.severities().size());
        }
        return metrics;
    }

    /** What a reader must know to compare these numbers with published ones. */
    private List<CheckOutcome> findings() {
        List<CheckOutcome> findings = new ArrayList<>();
        String origin = "The images are " + source.origin() + ".";
        if (source.official()) {
            findings.add(finding(ORIGIN, "origin of the corrupted images", true, origin));
        } else {
            findings.add(finding(
                    ORIGIN,
                    "origin of the corrupted images",
                    false,
                    origin + " Compare with numbers on the published CIFAR-10-C only within their spread."));
        }
        if (task.corruptions().contains("frost") && !source.originalFrost()) {
            findings.add(finding(
                    FROST,
                    "pictures of frost",
                    false,
                    "Frost is made from pictures of our own: its numbers cannot be compared with published ones."));
        }
        if (task.skipFirst() > 0) {
            String tuned = seen == 0
                    ? ""
                    : " Training was tuned on corrupted copies of the first " + seen
                            + ", a part of this very benchmark.";
            findings.add(finding(
                    LEFT_OUT,
                    "images left out",
                    seen == 0,
                    "The first " + task.skipFirst() + " test images are left out of every corruption and severity."
                            + tuned));
        }
        return findings;
    }

    private static CheckOutcome finding(String id, String what, boolean fine, String text) {
        CheckOutcome.Status status = fine ? CheckOutcome.Status.OK : CheckOutcome.Status.WARN;
        return new CheckOutcome(id, what, status, false, null, "", "", text);
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
