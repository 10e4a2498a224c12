package io.github.auxtask.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One sentence with file and line for each slip, and the rest of the file is still read. */
class ClaimErrorsTest {
    private static final String CLAIM = """
            claims:
              - id: ft-wins
                says: FT beats None.
                source: abstract
                kind: beats
                evaluation: clean
                left: {task: ft}
                right: {task: none}
                groups: [architecture]
            """;

    @TempDir
    Path folder;

    @Test
    void aClaimIsReadWithItsPlace() {
        Reproduction reproduction = YamlText.read(folder, YamlText.VALID + CLAIM);
        assertThat(reproduction.problems()).isEmpty();
        assertThat(reproduction.claims()).singleElement().satisfies(claim -> {
            assertThat(claim.line()).isEqualTo(37);
            assertThat(claim.groups().get("architecture")).containsExactly("resnet18", "googlenet");
            assertThat(claim.atLeast()).isNull();
        });
    }

    @Test
    void aTrendTakesTheNumbersOfItsAxisUnlessItGivesPoints() {
        String trend = """
                claims:
                  - id: more-data
                    says: More data, more accuracy.
                    source: figure 4
                    kind: trend
                    evaluation: clean
                    where: {architecture: resnet18, task: ft}
                    axis: level
                    direction: rising
                """;
        String yaml = YamlText.with("task: [none, ft]", "task: [none, ft]\n  level: [1, 2, 20]")
                .replace("rows: [architecture, task]", "rows: [architecture, task, level]");
        assertThat(points(yaml + trend))
                .containsEntry("20", new BigDecimal("20"))
                .hasSize(3);
        assertThat(points(yaml + trend.replace("axis: level", "axis: level\n    points: {1: 0.5, 2: 1, 20: 10}")))
                .containsEntry("1", new BigDecimal("0.5"))
                .hasSize(3);
    }

    private Map<String, BigDecimal> points(String yaml) {
        Reproduction reproduction = YamlText.read(folder, yaml);
        assertThat(reproduction.problems()).isEmpty();
        return ((ClaimStatement.Trend) reproduction.claims().get(0).statement()).points();
    }

    @Test
    void aShareOfTheBestAccuracyLiesBetweenNothingAndAll() {
        problem(
                "evaluation: clean",
                "evaluation: clean\n    metric: epochsToReach.90",
                42,
                "the metric 'epochsToReach.90' needs a share of the best validation accuracy above 0 and at most 1, as in"
                        + " epochsToReach.0.9.");
    }

    @Test
    void namesMustExist() {
        problem(
                "left: {task: ft}",
                "left: {task: fft}",
                42,
                "'fft' is no value of 'task' of this file; did you mean 'ft'?");
        problem("left: {task: ft}", "left: {tusk: ft}", 42, "'tusk' is no axis of this file; did you mean 'task'?");
        problem(
                "evaluation: clean",
                "evaluation: cleen",
                41,
                "'cleen' is no value of 'evaluation' of this file; did you mean 'clean'?");
        problem(
                "groups: [architecture]",
                "groups: [architectures]",
                44,
                "'architectures' is no axis of this file; did you mean 'architecture'?");
        problem(
                "groups: [architecture]",
                "groups: {architecture: [vgg]}",
                44,
                "'vgg' is no value of 'architecture' of this file; known: resnet18, googlenet.");
    }

    @Test
    void everyAxisMustHaveItsPlace() {
        problem(
                "    groups: [architecture]\n",
                "",
                37,
                "the claim 'ft-wins' does not say where the axis 'architecture' goes: name it in where, groups or the sides.");
        problem(
                "right: {task: none}",
                "right: {architecture: googlenet}",
                37,
                "the claim 'ft-wins' names 'task' on one side only: name it on both, in groups or in where.");
        problem(
                "groups: [architecture]",
                "groups: [architecture]\n    where: {architecture: resnet18}",
                37,
                "the claim 'ft-wins' says twice where the axis 'architecture' goes.");
        problem(
                "right: {task: none}",
                "right: {task: ft}",
                37,
                "the claim 'ft-wins' holds its left side against itself.");
    }

    @Test
    void groupsMustBeEnough() {
        problem(
                "groups: [architecture]",
                "groups: [architecture]\n    at-least: 3",
                45,
                "the claim 'ft-wins' wants 3 groups, but there are 2.");
    }

    @Test
    void kindsNeedTheirKeys() {
        problem("    right: {task: none}\n", "", 37, "the claim 'ft-wins' of kind beats needs the key 'right'.");
        problem("kind: beats", "kind: ordering", 37, "the claim 'ft-wins' of kind ordering needs the key 'axis'.");
        problem(
                "kind: beats",
                "kind: trend\n    axis: task\n    direction: rising",
                41,
                "'none' of the axis 'task' is no number, so a trend along it needs points {value: number}.");
    }

    @Test
    void anUnknownKindOrKeyIsRefusedAtOnce() {
        String text = YamlText.VALID + CLAIM.replace("kind: beats", "kind: wins");
        assertThatThrownBy(() -> YamlText.read(folder, text))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "reproduction.yaml, line 40: 'claims.0.kind' is 'wins', but must be beats, ordering, trend or"
                                + " equal-within.");
    }

    private void problem(String part, String replacement, int line, String message) {
        assertThat(CLAIM).contains(part);
        Reproduction reproduction = YamlText.read(folder, YamlText.VALID + CLAIM.replace(part, replacement));
        assertThat(reproduction.claims()).isEmpty();
        assertThat(reproduction.problems()).containsExactly("reproduction.yaml, line " + line + ": " + message);
        assertThat(reproduction.tables()).hasSize(1);
    }
}
