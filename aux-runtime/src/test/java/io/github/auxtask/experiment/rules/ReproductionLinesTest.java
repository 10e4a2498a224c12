package io.github.auxtask.experiment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReproductionLinesTest {
    private static final String YAML = """
            method: {name: tiny, version: 1}
            settings:
              epochs: 3
              optimiser:
                learning-rate: 0.1
              batch: 32
            overrides:
              - when: {task: ft}
                settings:
                  batch: 0
            deviations:
              - key: selection
                paper: best
                code: last
                use: best
            budgets:
              smoke:
                settings:
                  epochs: 0
            evaluations:
              - {name: clean}
              - name: pgd
                attack: pgd
            """;

    @TempDir
    private Path folder;

    @Test
    void aSettingStandsWhereItsValueIsWritten() throws IOException {
        assertThat(line("settings", "epochs", "3")).isEqualTo(3);
        assertThat(line("settings", "epochs", "0")).isEqualTo(19);
        assertThat(line("settings", "batch", "0")).isEqualTo(10);
        assertThat(line("settings", "selection", "best")).isEqualTo(15);
    }

    @Test
    void aDottedKeyMayBeNested() throws IOException {
        assertThat(line("settings", "optimiser.learning-rate", "0.1")).isEqualTo(5);
    }

    @Test
    void aMissingSettingBelongsToTheSettings() throws IOException {
        assertThat(line("settings", "lambda", null)).isEqualTo(2);
    }

    @Test
    void anEvaluationIsFoundByItsName() throws IOException {
        assertThat(line("evaluations", "pgd", null)).isEqualTo(22);
        assertThat(line("evaluations", "gone", null)).isEqualTo(20);
    }

    @Test
    void otherKeysAreFoundFromTheRoot() throws IOException {
        assertThat(line("method", "name", null)).isEqualTo(1);
        assertThat(line("budgets", "smoke", null)).isEqualTo(17);
    }

    private int line(String first, String second, String value) throws IOException {
        Path yaml = Files.writeString(folder.resolve("reproduction.yaml"), YAML);
        return ReproductionLines.read(yaml).line(List.of(first, second), value);
    }
}
