package io.github.auxtask.run.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.Attacks;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.method.Methods;
import io.github.auxtask.run.TinyReproduction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list where one value is meant, {@code precision: [bf16]}, is refused for every setting that is no list. */
class ListCheckTest {
    private static final Path REPRODUCTIONS = Path.of("..", "reproductions");

    @TempDir
    private Path folder;

    private Path yaml;

    private List<String> problems(String from, String to) {
        try {
            TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
            yaml = reproduction.folder().resolve("reproduction.yaml");
            String text = Files.readString(yaml);
            assertThat(text).contains(from);
            Files.writeString(yaml, text.replace(from, to));
            return problems(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(Path yaml) {
        return ListCheck.problems(ReproductionReader.read(yaml), yaml).stream()
                .map(PlanCheck.Problem::text)
                .toList();
    }

    @Test
    void whatIsFoundStandsWithItsLineBeforeAnythingIsTrained() throws IOException {
        problems("attack: fgsm, norm: linf,", "attack: suite, norm: linf, search-precision: [bf16],");

        assertThatThrownBy(() -> PlanCheck.require(
                        TinyReproduction.in(folder.resolve("other"), 1, "0.05").plan("smoke", null),
                        DataAccess.of(folder),
                        yaml))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "reproduction.yaml, line 19: Evaluation 'fgsm': Setting 'search-precision' is a list, '[bf16]', but"
                                + " must be fp32 or bf16: write one value, without brackets.");
    }

    @Test
    void theMethodsSettingsAreLookedAtWhereverTheyStand() {
        assertThat(problems("  batch: 16\n", "  batch: [16]\n"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Setting 'batch'");
        assertThat(problems("  batch: 16\n", "  batch: 16\n  precision: [fp32]\n"))
                .containsExactly(
                        "Setting 'precision' is a list, '[fp32]', but must be fp32 or tf32 or bf16: write one value, without"
                                + " brackets.");
        assertThat(problems("other: {evidence: false, seeds: [1]}", "other: {seeds: [1], settings: {epochs: [2, 3]}}"))
                .hasSize(1);
        assertThat(problems(
                        "budgets:",
                        "overrides:\n  - {when: {task: ft}, settings: {optimiser: {learning-rate: [0.1]}}}\nbudgets:"))
                .hasSize(1);
    }

    static Stream<List<String>> scalars() {
        List<List<String>> scalars = new ArrayList<>();
        for (EvaluationKind kind : Evaluations.kinds().all()) {
            for (AttackKind attack : attacks(kind)) {
                Map<String, Object> settings = new LinkedHashMap<>(Map.of(Evaluations.KEY, kind.name()));
                settings.put("attack", attack.name());
                Collection<SettingKey> keys = Evaluations.keys(new Evaluation("e", settings));
                keys.stream()
                        .filter(key -> !key.isList() && !key.name().equals("attack"))
                        .forEach(key -> scalars.add(List.of(kind.name(), attack.name(), key.name(), example(key))));
            }
        }
        return scalars.stream();
    }

    /** All attacks where an attack is meant; one elsewhere, whose keys do not count. */
    private static List<AttackKind> attacks(EvaluationKind kind) {
        List<AttackKind> all = Attacks.registry().all();
        return kind.name().equals("attacked") || kind.name().equals("sweep") ? all : all.subList(0, 1);
    }

    private static String example(SettingKey key) {
        Object standard = key.name().equals("data") ? "shapes" : key.defaultValue();
        return standard == null || standard.toString().isEmpty() ? "word" : standard.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scalars")
    void everySettingOfAnEvaluationThatIsNoListIsRefusedAsOne(List<String> scalar) {
        List<String> found = problems(
                "  - {name: clean}\n",
                "  - {name: clean}\n  - {name: e, kind: " + scalar.get(0) + ", attack: " + scalar.get(1) + ", "
                        + scalar.get(2) + ": [\"" + scalar.get(3) + "\"]}\n");

        assertThat(found).as(scalar.toString()).hasSize(1);
        assertThat(found.get(0))
                .startsWith("Evaluation 'e': Setting '" + scalar.get(2) + "' is a list, '[" + scalar.get(3))
                .endsWith(": write one value, without brackets.");
    }

    @Test
    void everySettingOfEveryMethodThatIsNoListIsRefusedAsOne() throws IOException {
        problems("name: tiny", "name: tiny");
        String text = Files.readString(yaml);
        for (var method : Methods.all()) {
            for (SettingKey key : Methods.settings(method)) {
                String changed = text.replace("fourier-auxiliary, version: 2", method.name() + ", version: 1")
                        .replaceAll(
                                "(?s)settings:.*budgets:",
                                "settings:\n  " + key.name() + ": ["
                                        + (key.name().equals("precision") ? "fp32" : "a") + "]\nbudgets:");
                Files.writeString(yaml, changed);
                assertThat(problems(yaml)).as(method.name() + " " + key.name()).hasSize(key.isList() ? 0 : 1);
            }
        }
    }

    @Test
    void attacksWithinListsOfAdversariesAreLookedAtToo() {
        assertThat(problems(
                        "name: clean}",
                        "name: clean, adversaries: [{attack: pgd, epsilons: [0.1, 0.2], step: [0.1]}]}"))
                .containsExactly(
                        "Evaluation 'clean': Setting 'step' is a list, '[0.1]', but must be a text: write one value,"
                                + " without brackets.");
    }

    @Test
    void theReproductionsHereWriteListsOnlyWhereListsAreMeant() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(REPRODUCTIONS, 3)) {
            files = walk.filter(file -> file.endsWith("reproduction.yaml")).toList();
        }
        assertThat(files).hasSizeGreaterThan(4);
        assertThat(files).allSatisfy(file -> assertThat(problems(file)).isEmpty());
    }
}
