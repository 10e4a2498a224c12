package io.github.auxtask.experiment.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.experiment.spec.ComparisonSpec;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.Dependency;
import io.github.auxtask.experiment.spec.Design;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.experiment.spec.NeededSeeds;
import io.github.auxtask.experiment.spec.Paper;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.experiment.spec.VariantSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Builds the records from a tree that the schema has accepted. */
public final class ReproductionReader {
    private static final String NEEDS = "needs";

    private ReproductionReader() {}

    /**
     * Reads a {@code reproduction.yaml}.
     *
     * @throws BadInputException with file and line if it is missing, not YAML, or says something that has no meaning
     */
    public static Reproduction read(Path yaml) {
        YamlDocument document = YamlDocument.read(yaml);
        ReproductionSchema.validate(document);
        new SettingsRules(document).check();
        Path folder = Objects.requireNonNull(yaml.toAbsolutePath().getParent());
        JsonNode root = document.root();
        String name = root.path("name").asText();
        Paper paper = paper(root.path("paper"));
        Design design = design(document);
        List<TableSpec> tables = YamlValues.list(root.path("tables"), TableReader::table);
        CheckRules check = check(root.path("check"));
        // Claims are read by the rules of what is known already.
        Reproduction known =
                new Reproduction(folder, name, paper, design, new ComparisonSpec(tables, List.of(), check, List.of()));
        new ReproductionRules(document, known).check();
        ClaimReader claims = new ClaimReader(document, known).read();
        Reproduction whole = new Reproduction(
                folder, name, paper, design, new ComparisonSpec(tables, claims.claims(), check, claims.problems()));
        new CheckSectionRules(document, whole).check();
        return whole;
    }

    private static Design design(YamlDocument document) {
        JsonNode root = document.root();
        Map<String, List<String>> grid = new LinkedHashMap<>();
        root.path("grid").properties().forEach(axis -> grid.put(axis.getKey(), YamlValues.texts(axis.getValue())));
        List<Evaluation> evaluations = YamlValues.list(root.path("evaluations"), ReproductionReader::evaluation);
        List<String> names = evaluations.stream().map(Evaluation::name).toList();
        Map<String, Budget> budgets = new LinkedHashMap<>();
        root.path("budgets")
                .properties()
                .forEach(entry -> budgets.put(entry.getKey(), budget(entry.getKey(), entry.getValue(), names)));
        JsonNode data = root.path("data");
        return new Design(
                new MethodRef(
                        root.path("method").path("name").asText(),
                        root.path("method").path("version").asInt()),
                data.isArray() ? YamlValues.list(data, ReproductionReader::dataset) : List.of(dataset(data)),
                grid,
                YamlValues.list(root.path("exclude"), YamlValues::filter),
                YamlValues.settings(root.path("settings")),
                YamlValues.list(root.path("overrides"), ReproductionReader::override),
                YamlValues.list(root.path("deviations"), ReproductionReader::deviation),
                dependencies(document),
                budgets,
                evaluations);
    }

    private static CheckRules check(JsonNode node) {
        return new CheckRules(
                YamlValues.texts(node.path("fail-on")),
                node.path("minimum-seeds").asInt(1),
                node.path("unreliable").asText("allow").equals("fail"),
                YamlValues.texts(node.path("claims")),
                node.path("unusable").asText("fail").equals("fail"),
                node.path("dropped").asText("fail").equals("fail"),
                node.path("method-version").asText("warn").equals("fail"),
                percent(node.path("model").path("minimum")));
    }

    /** {@code 40 %} or {@code 40}, as the schema has checked. */
    private static @Nullable Double percent(JsonNode node) {
        return node.isMissingNode()
                ? null
                : Double.valueOf(node.asText().replace("%", "").strip());
    }

    private static Paper paper(JsonNode node) {
        return new Paper(
                node.path("title").asText(),
                YamlValues.texts(node.path("authors")),
                node.path("year").asInt(),
                node.path("venue").asText(),
                node.path("url").asText(),
                node.path("key").asText());
    }

    private static DataRef dataset(JsonNode node) {
        Map<String, Object> settings = new LinkedHashMap<>(YamlValues.scalars(node));
        settings.keySet().removeAll(List.of("name", "digest"));
        return new DataRef(node.path("name").asText(), node.path("digest").asText(DataRef.NO_DIGEST), settings);
    }

    private static VariantSettings override(JsonNode node) {
        return new VariantSettings(YamlValues.filter(node.path("when")), YamlValues.settings(node.path("settings")));
    }

    private static Deviation deviation(JsonNode node) {
        return readings(node).withEither(node.path("either").asBoolean(false));
    }

    private static Deviation readings(JsonNode node) {
        if (!node.has("paper")) {
            return Deviation.assumption(
                    node.path("key").asText(),
                    YamlValues.setting(node.path("use")),
                    YamlValues.list(node.path("others"), YamlValues::setting),
                    node.path("why").asText());
        }
        return new Deviation(
                node.path("key").asText(),
                YamlValues.setting(node.path("paper")),
                YamlValues.setting(node.path("code")),
                YamlValues.setting(node.path("use")),
                node.path("why").asText());
    }

    private static List<Dependency> dependencies(YamlDocument document) {
        List<Dependency> dependencies = new ArrayList<>();
        for (JsonNode node : document.root().path(NEEDS)) {
            dependencies.add(new Dependency(
                    YamlValues.filter(node.path("when")),
                    node.path("as").asText(),
                    YamlValues.lists(node.path("run")),
                    seeds(node.path("seeds")),
                    document.line(List.of(NEEDS, Integer.toString(dependencies.size())))));
        }
        return dependencies;
    }

    private static NeededSeeds seeds(JsonNode node) {
        if (node.isMissingNode()) {
            return NeededSeeds.SAME;
        }
        List<Long> offsets = new ArrayList<>();
        node.forEach(offset -> offsets.add(offset.asLong()));
        return new NeededSeeds(node.isArray() ? 0 : node.asInt(), offsets);
    }

    private static Budget budget(String name, JsonNode node, List<String> allEvaluations) {
        List<Long> seeds = new ArrayList<>();
        node.path("seeds").forEach(seed -> seeds.add(seed.asLong()));
        return new Budget(
                name,
                node.path("evidence").asBoolean(true),
                seeds,
                YamlValues.settings(node.path("settings")),
                YamlValues.filter(node.path("only")),
                node.has("evaluations") ? YamlValues.texts(node.path("evaluations")) : allEvaluations,
                node.has("data") ? dataset(node.path("data")) : null,
                YamlValues.list(node.path("overrides"), ReproductionReader::override));
    }

    private static Evaluation evaluation(JsonNode node) {
        Map<String, Object> settings = new LinkedHashMap<>(YamlValues.settings(node));
        settings.remove("name");
        return new Evaluation(node.path("name").asText(), settings);
    }
}
