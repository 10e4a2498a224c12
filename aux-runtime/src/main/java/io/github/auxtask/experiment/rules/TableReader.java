package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.experiment.spec.Incomparable;
import io.github.auxtask.experiment.spec.Measure;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.experiment.spec.Tolerance;
import io.github.auxtask.published.PrintedDetail;
import io.github.auxtask.published.PrintedDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the record of one table from a tree that the schema has accepted. */
final class TableReader {
    private TableReader() {}

    static TableSpec table(JsonNode node) {
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        node.path("columns").properties().forEach(entry -> columns.put(entry.getKey(), column(entry.getValue())));
        return new TableSpec(
                node.path("id").asText(),
                node.path("title").asText(),
                node.has("published") ? printed(node) : null,
                new Measure(
                        node.path("metric").asText(),
                        node.path("unit").asText(Measure.PERCENT),
                        node.path("facts").asBoolean(false)),
                new TableSpec.Layout(
                        columns, YamlValues.texts(node.path("rows")), YamlValues.texts(node.path("across"))),
                YamlValues.words(node.path("where")),
                YamlValues.words(node.path("strong")),
                YamlValues.list(node.path("not-comparable"), TableReader::incomparable),
                node.has("tolerance") ? tolerance(node.path("tolerance")) : Tolerance.NONE,
                YamlValues.texts(node.path("notes")));
    }

    private static TableSpec.Printed printed(JsonNode node) {
        return new TableSpec.Printed(
                node.path("published").asText(),
                node.path("value").asText(""),
                details(node),
                YamlValues.lists(node.path("skip")));
    }

    private static PrintedDetails details(JsonNode node) {
        return new PrintedDetails(
                detail(node.path("spread")),
                detail(node.path("runs")),
                detail(node.path("reading-error")),
                detail(node.path("best-of")));
    }

    private static @Nullable PrintedDetail detail(JsonNode node) {
        return node.isMissingNode()
                ? null
                : node.isNumber() ? PrintedDetail.constant(node.decimalValue()) : PrintedDetail.column(node.asText());
    }

    private static Incomparable incomparable(JsonNode node) {
        return new Incomparable(
                YamlValues.filter(node.path("when")),
                ReasonCode.parse(node.path("reason").asText()),
                node.path("why").asText());
    }

    private static TableColumn column(JsonNode node) {
        return new TableColumn(node.path("axis").asText(), YamlValues.words(node.path("values")));
    }

    private static Tolerance tolerance(JsonNode node) {
        return new Tolerance(
                node.path("delta").decimalValue(),
                node.path("reason").asText(),
                YamlValues.list(node.path("except"), TableReader::special));
    }

    private static Tolerance.Special special(JsonNode node) {
        return new Tolerance.Special(
                YamlValues.filter(node.path("when")),
                node.path("delta").decimalValue(),
                node.path("reason").asText());
    }
}
