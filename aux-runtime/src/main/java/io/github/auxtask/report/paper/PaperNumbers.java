package io.github.auxtask.report.paper;

import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.view.ClaimView;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.TableView;
import io.github.auxtask.report.view.VerdictCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers that a paper may cite one by one, as plain maps for the template of macros. */
final class PaperNumbers {
    private PaperNumbers() {}

    /** Tables with their cells, counts of verdicts, claims and facts. */
    static Map<String, Object> of(ReportModel model, Source source) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", model.heading().name());
        data.put("title", model.heading().title());
        data.put(
                "tables",
                Stream.concat(model.tables().paper().stream(), model.tables().own().stream())
                        .map(PaperNumbers::table)
                        .toList());
        data.put(
                "verdicts",
                model.summary().verdicts().stream().map(PaperNumbers::verdict).toList());
        data.put(
                "claims",
                model.summary().claims().stream().map(PaperNumbers::claim).toList());
        data.put("claimCounts", claimCounts(model));
        data.put("published", model.summary().published());
        data.put("facts", facts(model, source));
        return data;
    }

    private static Map<String, Object> table(TableView table) {
        return Map.of(
                "id",
                table.title().id(),
                "caption",
                table.title().caption(),
                "cells",
                KeyedCell.of(table).stream().map(PaperNumbers::cell).toList());
    }

    private static Map<String, Object> cell(KeyedCell keyed) {
        TableView.Measured measured = keyed.cell().measured();
        return Map.of(
                "row", keyed.row(),
                "column", keyed.column(),
                "measured", tex(measured.ours()),
                "published", tex(keyed.cell().printed()),
                "difference", tex(keyed.cell().difference()),
                "deviation", tex(measured.deviation()),
                "seeds", measured.seeds(),
                "verdict", keyed.cell().verdict().kind());
    }

    /** As TeX reads numbers in mathematics: with a hyphen for minus. */
    private static String tex(@Nullable Quantity number) {
        if (number == null) {
            return "";
        }
        String text = number.text().replace('\u2212', '-');
        return text.matches("[-+]?[0-9.,]+") ? text : text.replaceAll("[^-+A-Za-z0-9., ]", "");
    }

    private static Map<String, Object> verdict(VerdictCount count) {
        return Map.of("kind", count.kind(), "label", count.label(), "symbol", count.symbol(), "count", count.cells());
    }

    private static Map<String, Object> claim(ClaimView claim) {
        return Map.of("id", claim.id(), "verdict", claim.verdict().kind());
    }

    private static Map<String, Object> claimCounts(ReportModel model) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (VerdictCount kind : model.summary().verdicts()) {
            counts.put(kind.kind(), (int) model.summary().claims().stream()
                    .filter(claim -> claim.verdict().kind().equals(kind.kind()))
                    .count());
        }
        return counts;
    }

    private static Map<String, Object> facts(ReportModel model, Source source) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("commit", source.commit());
        facts.put("version", source.version());
        facts.put("url", source.url());
        facts.put("runs", source.runs() + (source.runs() == 1 ? " finished run" : " finished runs"));
        facts.put("seeds", seeds(model));
        return facts;
    }

    /** How many seeds stand behind a measured number: {@code 5 seeds}, or {@code 1 to 5 seeds} where that differs. */
    private static String seeds(ReportModel model) {
        List<Integer> counts = new ArrayList<>();
        for (TableView table : model.tables().paper()) {
            KeyedCell.of(table).stream()
                    .map(keyed -> keyed.cell().measured().seeds())
                    .filter(count -> count > 0)
                    .forEach(counts::add);
        }
        IntStream all = counts.stream().mapToInt(Integer::intValue);
        var range = all.summaryStatistics();
        if (range.getCount() == 0) {
            return "no seeds";
        }
        String count = range.getMin() == range.getMax()
                ? Integer.toString(range.getMin())
                : range.getMin() + " to " + range.getMax();
        return count + (range.getMax() == 1 ? " seed" : " seeds");
    }
}
