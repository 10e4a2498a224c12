package io.github.auxtask.report.model;

import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RobustnessView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What every attack of a suite did, averaged over the seeds of a variant. */
final class SuiteViews {
    private static final int DECIMALS = 2;
    private static final double PERCENT = 100;

    private final RunOrder order;

    SuiteViews(RunOrder order) {
        this.order = order;
    }

    List<RobustnessView.Suite> of(List<RunRecord> runs) {
        Map<String, Map<String, List<AttackPart>>> suites = new LinkedHashMap<>();
        Map<String, Integer> seeds = new LinkedHashMap<>();
        Map<String, Integer> images = new LinkedHashMap<>();
        Set<String> alone = new HashSet<>();
        for (RunRecord run : runs) {
            for (EvaluationRecord made : run.evaluations()) {
                if (made.details().attacks().isEmpty()) {
                    continue;
                }
                String label = String.join(", ", order.variant(run).values()) + ", budget " + run.budget() + ", "
                        + made.name();
                seeds.merge(label, 1, Integer::sum);
                images.put(label, made.images());
                if (Boolean.FALSE.equals(made.settings().get("survivors"))) {
                    alone.add(label);
                }
                Map<String, List<AttackPart>> parts = suites.computeIfAbsent(label, key -> new LinkedHashMap<>());
                made.details()
                        .attacks()
                        .forEach(part -> parts.computeIfAbsent(part.name(), key -> new ArrayList<>())
                                .add(part));
            }
        }
        List<RobustnessView.Suite> views = new ArrayList<>();
        suites.forEach((label, parts) -> views.add(new RobustnessView.Suite(
                label,
                seeds.getOrDefault(label, 0),
                parts(parts, images.getOrDefault(label, 0), alone.contains(label)))));
        return views;
    }

    /** @param alone whether every attack was given all images, so that there is an accuracy under it alone */
    private static List<RobustnessView.Part> parts(Map<String, List<AttackPart>> attacks, int images, boolean alone) {
        List<RobustnessView.Part> parts = new ArrayList<>();
        double before = Double.NaN;
        for (List<AttackPart> seeds : attacks.values()) {
            double seconds = mean(seeds, AttackPart::seconds);
            double standing = mean(seeds, AttackPart::worstCaseAccuracy) * images / PERCENT;
            // The first attack is given what was right before any.
            double given = Double.isNaN(before) ? mean(seeds, AttackPart::attacked) : before;
            parts.add(new RobustnessView.Part(
                    seeds.get(0).name(),
                    alone ? Quantity.of(mean(seeds, AttackPart::accuracy), DECIMALS) : null,
                    Quantity.count(Math.round(given - standing)),
                    Quantity.of(mean(seeds, AttackPart::worstCaseAccuracy), DECIMALS),
                    Quantity.count(Math.round(mean(seeds, AttackPart::attacked))),
                    Quantity.count(Math.round(mean(seeds, AttackPart::imageGradients))),
                    WallTime.of(seconds),
                    seconds));
            before = standing;
        }
        return parts;
    }

    private static double mean(List<AttackPart> seeds, ToDoubleFunction<AttackPart> value) {
        return seeds.stream().mapToDouble(value).sum() / seeds.size();
    }
}
