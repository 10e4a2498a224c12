package io.github.auxtask.report.write;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.Verdicts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One table over several reproductions, in Markdown: paper, folder, class, tables, and what became of numbers and claims. */
public final class StatusTable {
    private static final String HEAD =
            "| paper | folder | class | tables | numbers | claims | runs |\n|---|---|---|---|---|---|---|\n";

    private final StringBuilder rows = new StringBuilder();

    /**
     * Adds a row.
     *
     * @param className of the method, without its package
     * @param classLink where its source is, or nothing
     * @param folderLink where the folder's page is
     */
    public StatusTable add(
            Reproduction reproduction, RunRecords records, String className, String classLink, String folderLink) {
        Comparison comparison = Comparison.of(reproduction, records);
        List<RunRecord> runs = records.records();
        Map<Verdict.Kind, Integer> claims = new EnumMap<>(Verdict.Kind.class);
        comparison.claims().forEach(claim -> claims.merge(claim.verdict().kind(), 1, Integer::sum));
        boolean published = comparison.tables().stream().anyMatch(TableComparison::hasPublishedNumbers);
        List<String> cells = List.of(
                escaped(reproduction.paper().title()),
                link(reproduction.name(), folderLink),
                link("`" + className + "`", classLink),
                tables(comparison),
                published ? counts(comparison.counts()) : "none published",
                claims.isEmpty() ? "–" : counts(claims),
                runs(runs));
        rows.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    /** The table with the meaning of its signs, ending in a line feed. */
    public String markdown() {
        List<String> legend = new ArrayList<>();
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            legend.add(Verdicts.symbol(kind.key()) + " " + kind.label());
        }
        return HEAD + rows + "\nNumbers and claims: " + String.join(", ", legend) + ".\n";
    }

    private static String tables(Comparison comparison) {
        List<String> names = new ArrayList<>();
        for (TableComparison table : comparison.tables()) {
            if (table.hasPublishedNumbers()) {
                long printed = table.cells().stream()
                        .filter(cell -> cell.published() != null)
                        .count();
                names.add(table.spec().id() + " (" + printed + ")");
            }
        }
        return names.isEmpty() ? "–" : String.join(", ", names);
    }

    private static String counts(Map<Verdict.Kind, Integer> counts) {
        List<String> parts = new ArrayList<>();
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            int count = counts.getOrDefault(kind, 0);
            if (count > 0) {
                parts.add(count + "\u00a0" + Verdicts.symbol(kind.key()));
            }
        }
        return parts.isEmpty() ? "–" : String.join(", ", parts);
    }

    static String runs(List<RunRecord> runs) {
        TreeSet<String> budgets = new TreeSet<>();
        runs.forEach(run -> budgets.add(run.budget()));
        List<String> parts = new ArrayList<>();
        for (String budget : budgets) {
            long count = runs.stream()
                    .filter(run -> run.budget().equals(budget) && run.training().completed())
                    .count();
            parts.add(count + " `" + budget + "`");
        }
        return parts.isEmpty() ? "none" : String.join(", ", parts);
    }

    private static String link(String text, String target) {
        return target.isEmpty() ? text : "[" + text + "](" + target + ")";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
