package io.github.auxtask.compare.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Study;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.provenance.CheckOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Smaller forms of a strong evaluation, {@code strong-quick}, which a budget makes instead of {@code strong}. */
final class StrongFormsTest {
    private static final String YAML = Study.YAML
            .replace(
                    "  full: {seeds: [1, 2, 3, 4, 5]}",
                    "  full: {seeds: [1, 2, 3, 4, 5], evaluations: [clean, weak, strong]}")
            .replace("  quick: {seeds: [1, 2, 3], settings: {epochs: 2}}", """
                      smoke: {seeds: [1], evidence: false, settings: {epochs: 1}, evaluations: [weak, strong-smoke]}
                      quick: {seeds: [1, 2, 3], settings: {epochs: 2}, evaluations: [clean, weak, strong-quick, strong-other]}\
                    """)
            .replace("  - {name: strong, attack: suite, epsilon: 0.1}", """
                      - {name: strong, attack: suite, epsilon: 0.1}
                      - {name: strong-smoke, attack: suite, epsilon: 0.1, images: 10}
                      - {name: strong-quick, attack: suite, epsilon: 0.1, images: 100}
                      - {name: strong-other, attack: suite, epsilon: 0.1, images: 50}\
                    """);

    @TempDir
    private Path folder;

    private Study study;

    @BeforeEach
    void writeStudy() throws IOException {
        study = Study.of(folder, YAML);
    }

    @Test
    void theFormOfABudgetStandsInWhereTheStrongEvaluationWasNotRun() {
        study.measured("quick", "a", "none", "weak", 38.0, 39.0)
                .measured("quick", "a", "none", "strong-quick", 12.0, 13.0)
                .checked(
                        "strong-quick",
                        new CheckOutcome("C10", "gradients", CheckOutcome.Status.FAIL, true, 7.0, "%", "", "7 %."));
        StrongValue strong = strong("a", "none");
        assertThat(strong.evaluation()).isEqualTo("strong-quick");
        MeasuredValues measured = Objects.requireNonNull(strong.measured());
        assertThat(measured.budget()).isEqualTo("quick");
        assertThat(measured.mean()).isEqualByComparingTo("12.5");
        assertThat(strong.unreliable()).containsExactly("C10 gradients: 7 %.");
        assertThat(strong.command()).contains("-Daux.budget=full");
    }

    @Test
    void theStrongEvaluationItselfComesFirst() {
        study.measured("quick", "a", "none", "strong-quick", 12.0)
                .measured("full", "a", "none", "strong", 8.0, 8.2)
                .measured("full", "a", "none", "weak", 40.0, 40.1);
        StrongValue strong = strong("a", "none");
        assertThat(strong.evaluation()).isEqualTo("strong");
        assertThat(Objects.requireNonNull(strong.measured()).mean()).isEqualByComparingTo("8.1");
    }

    @Test
    void ofSeveralFormsThatOfTheBestBudgetIsShown() {
        study.measured("smoke", "a", "none", "strong-smoke", 30.0).measured("quick", "a", "none", "strong-quick", 12.0);
        assertThat(strong("a", "none").evaluation()).isEqualTo("strong-quick");
    }

    @Test
    void anEvaluationNamedAfterNoBudgetIsNoForm() {
        study.measured("quick", "a", "none", "strong-other", 12.0);
        assertThat(strong("a", "none").measured()).isNull();
    }

    @Test
    void whereNoFormWasRunTheStrongEvaluationIsTheOneThatIsMissing() {
        study.measured("quick", "a", "none", "strong-quick", 12.0);
        StrongValue other = strong("a", "ft");
        assertThat(other.evaluation()).isEqualTo("strong");
        assertThat(other.measured()).isNull();
        assertThat(other.command()).contains("-Daux.budget=full", "task=ft");
    }

    @Test
    void theFormIsNotTakenForACellOfItsOwn() {
        study.measured("quick", "a", "none", "strong-quick", 12.0);
        assertThat(cell("a", "none").measured()).isNull();
        assertThat(cell("a", "none").verdict().kind()).isEqualTo(Verdict.Kind.NOT_RUN);
    }

    private StrongValue strong(String network, String task) {
        return Objects.requireNonNull(cell(network, task).numbers().strong());
    }

    private CellComparison cell(String network, String task) {
        return study.compared().tables().get(0).cells().stream()
                .filter(cell -> network.equals(cell.coordinates().get("network"))
                        && task.equals(cell.coordinates().get("task"))
                        && "weak".equals(cell.coordinates().get("evaluation")))
                .findFirst()
                .orElseThrow();
    }
}
