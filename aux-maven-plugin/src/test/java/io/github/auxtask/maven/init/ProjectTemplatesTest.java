package io.github.auxtask.maven.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.WholePlan;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectTemplatesTest {
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>(maven-[a-z-]+-plugin)</artifactId>\\s*<version>([0-9.]+)</version>");

    private final Map<String, String> files = new ProjectTemplates()
            .files(new ProjectNames("my-study", "com.example", "com.example.study"), ContinuousIntegration.NONE);

    @Test
    void theReproductionIsValidAndItsTableFits(@TempDir Path folder) {
        NewFiles.write(folder, files);

        Reproduction reproduction = ReproductionReader.read(folder.resolve("reproduction.yaml"));

        assertThat(reproduction.name()).isEqualTo("my-study");
        assertThat(reproduction.problems()).isEmpty();
        assertThat(reproduction.published(reproduction.tables().get(0)).cells()).hasSize(4);
        assertThat(reproduction.claims()).hasSize(1);
        assertThat(reproduction.budgets()).containsKeys("smoke", "quick");
        assertThat(reproduction.data().digest())
                .isEqualTo(ShapesDataset.standard().digest().hex());
        assertThat(WholePlan.of(reproduction).runs()).hasSize(6);
    }

    @Test
    void namesAreFilledInEverywhere() {
        assertThat(files)
                .containsKeys(
                        "src/main/java/com/example/study/MyStudyMethod.java",
                        "src/test/java/com/example/study/MyStudyMethodTest.java")
                .containsEntry(
                        "src/main/resources/META-INF/services/io.github.auxtask.method.Method",
                        "com.example.study.MyStudyMethod\n");
        assertThat(files)
                .containsEntry(
                        ".mvn/jvm.config",
                        "--enable-native-access=ALL-UNNAMED\n-XX:TieredStopAtLevel=1\n-XX:+UseSerialGC\n");
        assertThat(files.get("pom.xml"))
                .contains("<groupId>com.example</groupId>", "<artifactId>my-study</artifactId>");
        assertThat(files.values()).noneMatch(text -> text.contains("[=") || text.contains("[#"));
    }

    @Test
    void aWorkflowIsAddedWhereItIsAskedFor() {
        ProjectNames names = new ProjectNames("my-study", "com.example", "com.example.study");
        String command = "mvn -B -ntp verify aux:train aux:attack aux:check site -Daux.budget=smoke";

        Map<String, String> github = new ProjectTemplates().files(names, ContinuousIntegration.parse("github"));
        Map<String, String> gitlab = new ProjectTemplates().files(names, ContinuousIntegration.parse("gitlab"));

        assertThat(github.get(".github/workflows/reproduction.yml")).contains(command, "${{ runner.os }}");
        assertThat(gitlab.get(".gitlab-ci.yml")).contains(command, "$CI_PROJECT_DIR/.auxtask/store");
        assertThat(gitlab.get(".gitignore")).contains(".auxtask/");
        assertThat(files.get(".gitignore")).isEqualTo("target/\n");
        assertThatThrownBy(() -> ContinuousIntegration.parse("githab"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("There is no workflow for 'githab'; did you mean 'github'? (-Daux.ci)");
    }

    @Test
    void theVersionsAreThoseThatThisProjectIsBuiltWith() throws IOException {
        Path root = Path.of("").toAbsolutePath().getParent().resolve("pom.xml");
        assumeTrue(Files.exists(root), "skipped: the repository is not here");
        String parent = Files.readString(root);
        int plugins = 0;
        for (Matcher plugin = PLUGIN.matcher(files.get("pom.xml")); plugin.find(); plugins++) {
            assertThat(parent)
                    .containsPattern("<artifactId>" + plugin.group(1) + "</artifactId>\\s*<version>"
                            + Pattern.quote(plugin.group(2)) + "</version>");
        }
        assertThat(plugins).isEqualTo(9);
        Matcher junit =
                Pattern.compile("<junit.version>([0-9.]+)</junit.version>").matcher(parent);
        assertThat(junit.find()).isTrue();
        assertThat(files.get("pom.xml")).contains("<version>" + junit.group(1) + "</version>");
    }
}
