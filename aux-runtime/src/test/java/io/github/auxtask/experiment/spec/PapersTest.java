package io.github.auxtask.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.published.PublishedTable;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format must carry the papers that are not reproduced yet: sketches of them are read here. */
class PapersTest {
    @TempDir
    Path folder;

    @Test
    void signedInputNeedsTheNetworkThatMakesItsImages() throws IOException {
        Reproduction sign = sketch("signed-input");
        Plan plan = Plan.of(sign, new Selection("full", null, "training=transfer,seed=1", null));
        assertThat(plan.runs())
                .extracting(PlannedRun::label)
                .containsExactly("mobilenetv2/classical seed 1", "nasnet-mobile/transfer seed 1");
    }

    @Test
    void thePublishedTablesOfAllSketchesFitTheirGrids() throws IOException {
        for (String name : sketches()) {
            Reproduction sketch = sketch(name);
            for (TableSpec table : sketch.tables()) {
                Path csv = folder.resolve(Objects.requireNonNull(table.published()));
                Files.createDirectories(csv.getParent());
                if (!Files.exists(csv)) {
                    Files.copy(Shared.paper(table.published()), csv);
                }
                PublishedTable read = sketch.published(table);
                Set<Set<String>> axes = read.cells().stream()
                        .map(cell -> cell.coordinates().keySet())
                        .collect(Collectors.toSet());
                assertThat(axes).as(table.id() + " of " + name).hasSize(1);
            }
        }
    }

    @Test
    void claimsOfAllSketchesSpeakOfWhatExists() throws IOException {
        for (String name : sketches()) {
            Reproduction sketch = sketch(name);
            assertThat(sketch.problems()).as(name).isEmpty();
            assertThat(sketch.claims()).as(name).hasSizeGreaterThan(2);
        }
    }

    @Test
    void spreadsAndReadingErrorsBelongToTheNumber() throws IOException {
        Reproduction sign = sketch("signed-input");
        Files.createDirectories(folder.resolve("published"));
        for (String csv : List.of("signed-input-table5.csv", "signed-input-text.csv")) {
            Files.copy(Shared.paper("published/" + csv), folder.resolve("published/" + csv));
        }
        PrintedNumber damaged = Objects.requireNonNull(
                sign.published(table(sign, "table-5")).cells().get(1).printed());
        assertThat(damaged.spread()).isEqualByComparingTo("0.0003");
        assertThat(damaged.runs()).isNull();
        PrintedNumber read = Objects.requireNonNull(
                sign.published(table(sign, "text-cifar")).cells().get(2).printed());
        assertThat(read.lower()).isEqualByComparingTo("0.255");
    }

    private static TableSpec table(Reproduction reproduction, String id) {
        return reproduction.tables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sketches() throws IOException {
        Path one = Path.of(URI.create(Objects.requireNonNull(PapersTest.class.getResource("signed-input.yaml"))
                .toString()));
        try (Stream<Path> files = Files.list(one.resolveSibling("."))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    private Reproduction sketch(String name) throws IOException {
        Path yaml = folder.resolve(name + ".yaml");
        if (!Files.exists(yaml)) {
            try (InputStream text = Objects.requireNonNull(PapersTest.class.getResourceAsStream(name + ".yaml"))) {
                Files.copy(text, yaml);
            }
        }
        return ReproductionReader.read(yaml);
    }
}
