package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.StatisticsView;
import io.github.auxtask.report.view.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeasuredPartTest {
    private static final List<TableView.Heading> HEADINGS = List.of(
            heading("data", new TableView.Span("cifar10", 3), new TableView.Span("cifar100", 2)),
            heading("level", span("1"), span("4"), span("100"), span("4"), span("100")));

    @Test
    void rowsAndColumnsWithoutANumberAreLeftOut() {
        TableView part = MeasuredPart.of(table(
                group("resnet32", row("category", "-", "30.7", "-", "-", "-"), row("bert", "-", "-", "-", ".", ".")),
                group("vgg19", row("category", "-", "-", "-", "-", "-")),
                group("resnet110", row("speech", "-", "-", "-", "-", "12.0"))));
        assertThat(part.grid().groups()).extracting(TableView.Group::title).containsExactly("resnet32", "resnet110");
        assertThat(texts(part)).containsExactly(List.of("30.7", "-"), List.of("-", "12.0"));
        assertThat(part.grid().headings())
                .containsExactly(
                        heading("data", span("cifar10"), span("cifar100")), heading("level", span("4"), span("100")));
        assertThat(part.notes())
                .containsExactly(
                        "a note",
                        "Rows and columns in which nothing was measured yet are left out here, with 14 of 18 cells; "
                                + "the CSV and JSON reports have them.");
    }

    @Test
    void aTableWithoutAnyNumberAndATableWithoutGapsStayAsTheyAre() {
        TableView empty = table(group("resnet32", row("category", "-", "-", "-", "-", "-")));
        assertThat(MeasuredPart.of(empty)).isSameAs(empty);
        TableView full = table(group("resnet32", row("category", "1", "2", "3", "4", "5")));
        assertThat(MeasuredPart.of(full)).isSameAs(full);
    }

    private static List<List<String>> texts(TableView table) {
        return table.grid().groups().stream()
                .flatMap(group -> group.rows().stream())
                .map(row -> row.cells().stream()
                        .map(cell -> cell == null
                                ? "."
                                : cell.ours() == null ? "-" : cell.ours().text())
                        .toList())
                .toList();
    }

    private static TableView table(TableView.Group... groups) {
        return new TableView(
                new TableView.Title("t", "table-t", "T", "", false),
                "Accuracy in percent",
                List.of(),
                new TableView.Grid("label", "encoder", HEADINGS, List.of(groups)),
                new TableView.Result(List.of(), List.of(), List.of()),
                List.of(),
                List.of("a note"));
    }

    private static TableView.Group group(String title, TableView.Row... rows) {
        return new TableView.Group(title, List.of(rows));
    }

    /** A dot is no cell, a dash one that was not run. */
    private static TableView.Row row(String title, String... cells) {
        List<TableView.@Nullable Cell> row = new ArrayList<>();
        for (String cell : cells) {
            row.add(cell.equals(".") ? null : cell(cell));
        }
        return new TableView.Row(title, row);
    }

    private static TableView.Cell cell(String text) {
        Quantity ours = text.equals("-") ? null : new Quantity(Double.parseDouble(text), text);
        return new TableView.Cell(
                "cell",
                Map.of(),
                null,
                new TableView.Measured(ours, null, 0, List.of(), ""),
                null,
                new StatisticsView(null, null, "", null, null, null, null, null),
                Quantity.of(0, 0),
                new TableView.VerdictView("not-run", "", "not run"),
                List.of(),
                "");
    }

    private static TableView.Heading heading(String title, TableView.Span... spans) {
        return new TableView.Heading(title, List.of(spans));
    }

    private static TableView.Span span(String text) {
        return new TableView.Span(text, 1);
    }
}
