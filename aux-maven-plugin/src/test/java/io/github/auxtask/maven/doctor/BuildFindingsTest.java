package io.github.auxtask.maven.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.maven.TestReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildFindingsTest {
    @TempDir
    Path folder;

    @Test
    void anOldMavenIsMissingSomething() {
        assertThat(BuildFindings.maven("3.6.3").status()).isEqualTo(Finding.Status.MISSING);
        assertThat(BuildFindings.maven("3.8.7").status()).isEqualTo(Finding.Status.OK);
        assertThat(BuildFindings.maven("4.0.0-rc-6").status()).isEqualTo(Finding.Status.OK);
    }

    @Test
    void aSoundReproductionIsCounted() {
        assertThat(Finding.lines(BuildFindings.reproduction(TestReproduction.file())))
                .containsExactly(
                        "[ok]  reproduction  tiny: 2 variants, budgets quick, full",
                        "[ok]  table-1       4 published numbers");
    }

    @Test
    void noFileIsAWarningAndABrokenOneIsNamed() throws IOException {
        Path yaml = folder.resolve("reproduction.yaml");
        assertThat(BuildFindings.reproduction(yaml)).extracting(Finding::status).containsExactly(Finding.Status.WARN);

        Files.writeString(yaml, "schema: 1\nnam: tiny\n");

        List<Finding> findings = BuildFindings.reproduction(yaml);
        assertThat(findings).extracting(Finding::status).containsExactly(Finding.Status.MISSING);
        assertThat(findings.get(0).text()).contains("reproduction.yaml").contains("nam");
    }

    @Test
    void aTableThatDoesNotFitTheGridIsFound() throws IOException {
        Files.copy(TestReproduction.file(), folder.resolve("reproduction.yaml"));
        Files.createDirectories(folder.resolve("published"));
        Files.writeString(folder.resolve("published").resolve("table-1.csv"), "task,test,value\nRecon,clean,90.0\n");

        assertThat(BuildFindings.reproduction(folder.resolve("reproduction.yaml")))
                .anySatisfy(finding -> {
                    assertThat(finding.topic()).isEqualTo("table-1");
                    assertThat(finding.status()).isEqualTo(Finding.Status.MISSING);
                    assertThat(finding.text()).contains("Recon");
                });
    }
}
