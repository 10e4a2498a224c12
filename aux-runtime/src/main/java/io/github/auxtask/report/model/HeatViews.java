package io.github.auxtask.report.model;

import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.view.HeatView;
import io.github.auxtask.report.view.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads corruptions out of metrics: {@code corruption.NAME.SEVERITY} is an accuracy in percent, {@code corruption.NAME} its mean
 * over severities. One view a variant, budget and evaluation, averaged over seeds.
 */
final class HeatViews {
    private static final Pattern METRIC = Pattern.compile("corruption\\.(.+?)(?:\\.([1-9]))?");
    private static final int SHADES = 10;
    private static final double FULL = 100;
    private static final int DECIMALS = 1;

    /** The severity under which a mean over severities is kept. */
    private static final int MEAN = 0;

    private final RunOrder order;

    HeatViews(RunOrder order) {
        this.order = order;
    }

    List<HeatView> of(List<RunRecord> runs) {
        Map<List<String>, Map<String, Map<Integer, List<Double>>>> variants = new LinkedHashMap<>();
        Map<List<String>, Integer> seeds = new LinkedHashMap<>();
        Map<List<String>, Set<String>> notes = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            for (EvaluationRecord made : run.evaluations()) {
                Map<String, Map<Integer, List<Double>>> names = null;
                for (Map.Entry<String, Double> metric : made.metrics().entrySet()) {
                    Matcher matcher = METRIC.matcher(metric.getKey());
                    if (matcher.matches()) {
                        List<String> key =
                                List.of(String.join(", ", order.variant(run).values()), run.budget(), made.name());
                        if (names == null) {
                            names = variants.computeIfAbsent(key, k -> new LinkedHashMap<>());
                            seeds.merge(key, 1, Integer::sum);
                            Set<String> sentences = notes.computeIfAbsent(key, k -> new LinkedHashSet<>());
                            made.details().checks().forEach(check -> sentences.add(check.text()));
                        }
                        int severity = matcher.group(2) == null ? MEAN : Integer.parseInt(matcher.group(2));
                        names.computeIfAbsent(matcher.group(1), k -> new TreeMap<>())
                                .computeIfAbsent(severity, k -> new ArrayList<>())
                                .add(metric.getValue());
                    }
                }
            }
        }
        List<HeatView> views = new ArrayList<>();
        variants.forEach((key, names) -> views.add(
                view(key, names, seeds.getOrDefault(key, 0), String.join(" ", notes.getOrDefault(key, Set.of())))));
        return views;
    }

    private static HeatView view(
            List<String> key, Map<String, Map<Integer, List<Double>>> names, int seeds, String sentences) {
        TreeSet<Integer> severities = new TreeSet<>();
        names.values().forEach(some -> severities.addAll(some.keySet()));
        severities.remove(MEAN);
        List<HeatView.Row> rows = new ArrayList<>();
        names.forEach((name, some) -> {
            List<HeatView.@Nullable Cell> cells = new ArrayList<>();
            severities.forEach(severity -> cells.add(cell(some.get(severity))));
            rows.add(new HeatView.Row(name.replace('_', ' '), cells, mean(some)));
        });
        String id =
                "corruptions-" + String.join("-", key).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]+", "_");
        return new HeatView(
                id,
                String.join(", ", key.get(0), "budget " + key.get(1), key.get(2)),
                severities.stream().map(String::valueOf).toList(),
                rows,
                ((seeds == 1 ? "One seed." : "Mean over " + seeds + " seeds.") + " " + sentences).trim());
    }

    private static HeatView.@Nullable Cell mean(Map<Integer, List<Double>> severities) {
        HeatView.Cell recorded = cell(severities.get(MEAN));
        return recorded != null
                ? recorded
                : cell(severities.values().stream().flatMap(List::stream).toList());
    }

    private static HeatView.@Nullable Cell cell(@Nullable List<Double> values) {
        if (values == null || values.isEmpty()) {
            return null;
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        int shade = (int) Math.max(0, Math.min(SHADES - 1, mean / FULL * SHADES));
        return new HeatView.Cell(Quantity.of(mean, DECIMALS), shade);
    }
}
