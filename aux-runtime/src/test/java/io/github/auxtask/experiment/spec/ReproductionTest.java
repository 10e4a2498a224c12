package io.github.auxtask.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.published.PublishedTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproductionTest {
    @TempDir
    Path folder;

    @Test
    void everythingOfTheFileIsRead() {
        Reproduction tiny = YamlText.read(folder, YamlText.VALID);
        assertThat(tiny.paper().authors()).containsExactly("A. Author");
        assertThat(tiny.grid().keySet()).containsExactly("architecture", "task");
        assertThat(tiny.settings())
                .containsEntry("epochs", 10L)
                .containsEntry("lambda", new BigDecimal("0.01"))
                .containsEntry("augment", true);
        assertThat(tiny.deviations().get(0).reading("batch-rolled")).isEqualTo("code");
        assertThat(tiny.budget("quick").evidence()).isTrue();
        assertThat(tiny.budget("quick").evaluations()).containsExactly("clean", "fgsm");
        assertThat(tiny.evaluations().get(1).settings()).containsOnlyKeys("attack", "epsilon");
        assertThat(tiny.tables().get(0).word("architecture", "resnet18")).isEqualTo("ResNet");
        assertThat(tiny.tables().get(0).word("architecture", "googlenet")).isEqualTo("googlenet");
        assertThat(tiny.tables().get(0).axis("test")).isEqualTo("evaluation");
        assertThat(tiny.check()).isEqualTo(new CheckRules(java.util.List.of(), 1));
        assertThat(tiny.variants())
                .containsExactly(
                        Map.of("architecture", "resnet18", "task", "none"),
                        Map.of("architecture", "resnet18", "task", "ft"),
                        Map.of("architecture", "googlenet", "task", "none"),
                        Map.of("architecture", "googlenet", "task", "ft"));
    }

    @Test
    void rulesOfACheckFailOrAllowWhatTheySay() {
        String check = "check: {unusable: allow, dropped: allow, method-version: fail}\n";
        assertThat(YamlText.read(folder, YamlText.VALID + check).check())
                .isEqualTo(new CheckRules(java.util.List.of(), 1, false, java.util.List.of(), false, false, true));
    }

    @Test
    void aValueMayBeCalledNo() {
        Reproduction tiny = YamlText.read(
                folder,
                YamlText.with("task: [none, ft]", "task: [none, ft]\n  learned: [no, yes]")
                        .replace("rows: [architecture, task]", "rows: [architecture, task, learned]"));
        assertThat(tiny.grid().get("learned")).containsExactly("no", "yes");
    }

    @Test
    void theDataSetIsThatOfTheVariantWhereTheGridHasSeveral() {
        Reproduction two = YamlText.read(
                folder,
                YamlText.with(
                                "data: {name: shapes, digest: " + "3".repeat(64) + "}",
                                "data:\n  - {name: shapes, digest: " + "3".repeat(64) + "}\n"
                                        + "  - {name: circles, digest: " + "4".repeat(64) + "}")
                        .replace("  task: [none, ft]", "  task: [none, ft]\n  dataset: [shapes, circles]")
                        .replace("rows: [architecture, task]", "rows: [architecture, task, dataset]"));
        assertThat(two.data()).isEqualTo(new DataRef("shapes", "3".repeat(64)));
        assertThat(two.data(Map.of("dataset", "circles"))).isEqualTo(new DataRef("circles", "4".repeat(64)));
    }

    @Test
    void publishedNumbersAreReadInTheWordsOfTheGrid() throws IOException {
        Reproduction tiny = YamlText.read(folder, YamlText.VALID);
        Files.createDirectories(folder.resolve("published"));
        Path csv = folder.resolve("published/table-1.csv");
        Files.writeString(csv, "architecture,task,test,value\nResNet,ft,fgsm,85.3\n");
        PublishedTable table = tiny.published(tiny.tables().get(0));
        assertThat(table.cells().get(0).coordinates())
                .isEqualTo(Map.of("architecture", "resnet18", "task", "ft", "evaluation", "fgsm"));

        Files.writeString(csv, "architecture,task,test,value\nResNet,ft,pgd,85.3\n");
        assertThatThrownBy(() -> tiny.published(tiny.tables().get(0)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "published/table-1.csv, line 2: column 'test': 'pgd' is not a value of the axis 'evaluation'; "
                                + "known: clean, fgsm.");
    }

    @Test
    void whereNoBudgetIsNamedQuickIsMeantOrTheOnlyOne() {
        assertThat(YamlText.read(folder, YamlText.VALID).usualBudget()).isEqualTo("quick");
        String sole = YamlText.with("  full: {seeds: [1]}\n", "").replace("quick:", "main:");
        assertThat(YamlText.read(folder, sole).usualBudget()).isEqualTo("main");
        Reproduction neither = YamlText.read(folder, YamlText.with("quick:", "small:"));
        assertThatThrownBy(neither::usualBudget)
                .isInstanceOf(BadInputException.class)
                .hasMessage("There is no budget 'quick' in tiny; known: small, full. (-Daux.budget)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "-5", "1e999", "100.01"})
    void aPrintedNumberOutsideItsUnitIsRefused(String number) throws IOException {
        Reproduction tiny = YamlText.read(folder, YamlText.VALID);
        Files.createDirectories(folder.resolve("published"));
        Files.writeString(
                folder.resolve("published/table-1.csv"),
                "architecture,task,test,value\nResNet,ft,fgsm," + number + "\n");

        assertThatThrownBy(() -> tiny.published(tiny.tables().get(0)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "published/table-1.csv, line 2: the number " + number
                                + " of table 'table-1' lies outside 0 to 100, in percent: correct it, or give the table another unit.");
    }

    @Test
    void toleranceExceptionsApplyWhereTheySay() {
        Reproduction tiny = YamlText.read(
                folder,
                YamlText.with(
                        "{delta: 0.5, reason: R}",
                        "{delta: 0.5, reason: R, except: [{when: {evaluation: fgsm}, delta: 2, reason: S}]}"));
        Tolerance tolerance = tiny.tables().get(0).tolerance();
        assertThat(tolerance.at(Map.of("task", "ft", "evaluation", "fgsm")).delta())
                .isEqualByComparingTo("2");
        assertThat(tolerance.at(Map.of("task", "ft", "evaluation", "clean")).delta())
                .isEqualByComparingTo("0.5");
    }

    @Test
    void aTableWithoutPublishedNumbersIsAllowed() {
        String text = YamlText.VALID.substring(0, YamlText.VALID.indexOf("tables:"))
                + "tables: [{id: ours, title: T, metric: accuracy, rows: [architecture, task], across: [evaluation]}]\n";
        assertThat(YamlText.read(folder, text).tables().get(0).published()).isNull();
        assertThat(YamlText.read(folder, text.substring(0, text.indexOf("tables:")))
                        .tables())
                .isEmpty();
    }

    @Test
    void numbersDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        try {
            Reproduction english = YamlText.read(folder, YamlText.VALID);
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            assertThat(YamlText.read(folder, YamlText.VALID)).isEqualTo(english);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aFileThatIsMissingEmptyOrNotUtf8IsNamed() throws IOException {
        Path file = folder.resolve("reproduction.yaml");
        assertThatThrownBy(() -> ReproductionReader.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("reproduction.yaml does not exist in this folder");
        Files.writeString(file, "# nothing\n");
        assertThatThrownBy(() -> ReproductionReader.read(file)).hasMessage("reproduction.yaml is empty.");
        Files.write(file, "name: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> ReproductionReader.read(file))
                .hasMessage("reproduction.yaml is not UTF-8: save it in that encoding.");
    }
}
