package io.github.auxtask.report.model;

import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RobustnessView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What every attack of a suite did, averaged over the seeds of a variant. */
final class SuiteViews {
    private static final int DECIMALS = 2;

    private final RunOrder order;

    SuiteViews(RunOrder order) {
        this.order = order;
    }

    List<RobustnessView.Suite> of(List<RunRecord> runs) {
        Map<String, Map<String, List<AttackPart>>> suites = new LinkedHashMap<>();
        Map<String, Integer> seeds = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (EvaluationRecord made : run.evaluations()) {
                if (made.details().attacks().isEmpty()) {
                    continue;
                }
                String label = String.join(" / ", order.variant(run).values()) + ", budget " + run.budget() + ", "
                        + made.name();
                seeds.merge(label, 1, Integer::sum);
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
                parts.values().stream().map(SuiteViews::part).toList())));
        return views;
    }

    private static RobustnessView.Part part(List<AttackPart> seeds) {
        double seconds = mean(seeds, AttackPart::seconds);
        return new RobustnessView.Part(
                seeds.get(0).name(),
                Quantity.of(mean(seeds, AttackPart::accuracy), DECIMALS),
                Quantity.of(mean(seeds, AttackPart::worstCaseAccuracy), DECIMALS),
                Quantity.count(Math.round(mean(seeds, AttackPart::attacked))),
                Quantity.count(Math.round(mean(seeds, AttackPart::imageGradients))),
                WallTime.of(seconds),
                seconds);
    }

    private static double mean(List<AttackPart> seeds, ToDoubleFunction<AttackPart> value) {
        return seeds.stream().mapToDouble(value).sum() / seeds.size();
    }
}
