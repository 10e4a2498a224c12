package io.github.auxtask.report.model;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.CorrectBits;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RobustnessView;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The strong suite against the paper's attack. An evaluation of {@code images: 100} is of the first hundred test images, so the
 * other one is counted again on these: a difference between a hundred images and five hundred would tell of the images.
 */
final class StrongDrop {
    /** What both came to on shared images, in percent. */
    private record Shared(int images, int ofOwn, double own, double strong) {}

    private static final RobustnessView.Drop NONE = new RobustnessView.Drop(null, null, 0, "");
    private static final RobustnessView.Drop OTHER_IMAGES =
            new RobustnessView.Drop(null, null, 0, "not comparable: no run tells how both did on the same images");
    private static final double PERCENT = 100;

    private final Map<ContentId, RunRecord> runs;
    private final int decimals;

    StrongDrop(Map<ContentId, RunRecord> runs, int decimals) {
        this.runs = runs;
        this.decimals = decimals;
    }

    /**
     * The difference.
     *
     * @param own ours under the paper's attack
     * @param strong ours under the suite
     * @param unit what 100 percent is in the unit of the table
     */
    RobustnessView.Drop of(
            @Nullable MeasuredValues own,
            String ownEvaluation,
            @Nullable MeasuredValues strong,
            String strongEvaluation,
            double unit) {
        if (own == null || strong == null) {
            return NONE;
        }
        List<Shared> seeds = new ArrayList<>();
        for (SeedValue value : strong.values()) {
            if (own.values().stream().anyMatch(one -> one.run().equals(value.run()))) {
                shared(runs.get(value.run()), ownEvaluation, strongEvaluation).ifPresent(seeds::add);
            }
        }
        if (seeds.isEmpty()) {
            return OTHER_IMAGES;
        }
        double ours = seeds.stream().mapToDouble(Shared::own).average().orElseThrow() * unit / PERCENT;
        double suite = seeds.stream().mapToDouble(Shared::strong).average().orElseThrow() * unit / PERCENT;
        Shared first = seeds.get(0);
        return new RobustnessView.Drop(
                Quantity.difference(suite - ours, decimals),
                Quantity.of(ours, decimals),
                first.images(),
                first.images() == first.ofOwn()
                        ? ""
                        : "on the first " + first.images() + " of " + first.ofOwn() + " images, where ours is "
                                + Quantity.of(ours, decimals).text());
    }

    private static Optional<Shared> shared(@Nullable RunRecord run, String own, String strong) {
        if (run == null) {
            return Optional.empty();
        }
        EvaluationRecord one = made(run, own);
        EvaluationRecord other = made(run, strong);
        if (one == null || other == null) {
            return Optional.empty();
        }
        if (one.images() == other.images()) {
            return Optional.of(new Shared(one.images(), one.images(), one.accuracy(), other.accuracy()));
        }
        int images = Math.min(one.images(), other.images());
        double ours = first(one, images);
        double suite = first(other, images);
        return Double.isNaN(ours + suite)
                ? Optional.empty()
                : Optional.of(new Shared(images, Math.max(one.images(), other.images()), ours, suite));
    }

    private static @Nullable EvaluationRecord made(RunRecord run, String name) {
        return run.evaluations().stream()
                .filter(made -> made.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The accuracy on the first images, in percent; NaN where the record does not tell which were right. */
    private static double first(EvaluationRecord made, int images) {
        if (made.images() == images) {
            return made.accuracy();
        }
        String bits = made.score().correctBits();
        if (bits == null) {
            return Double.NaN;
        }
        try {
            BitSet correct = CorrectBits.decode(bits, made.images());
            return PERCENT * correct.get(0, images).cardinality() / images;
        } catch (BadInputException e) {
            // the record's reader complains of it
            return Double.NaN;
        }
    }
}
