package io.github.auxtask.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.WholePlan;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.run.TinyReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who begins hears of everything at once. */
class AllFindingsTest {
    @TempDir
    private Path folder;

    private String refusal(String yaml) throws IOException {
        Path file = folder.resolve("reproduction.yaml");
        Files.writeString(file, yaml);
        Throwable thrown = catchThrowable(() -> ReproductionReader.read(file));
        assertThat(thrown).isInstanceOf(BadInputException.class);
        return thrown.getMessage();
    }

    @Test
    void aNewProjectsFirstMessageListsEveryMissingKeyAndWhatItSuggestsCanBePlanned() throws IOException {
        String message = refusal("# nothing yet\nschema: 1\n");

        List<String> keys = List.of("name", "paper", "method", "data", "grid", "settings", "budgets", "evaluations");
        assertThat(message).startsWith("reproduction.yaml cannot be used for 8 reasons:\n");
        assertThat(message.lines().filter(line -> line.contains("is missing")))
                .extracting(line -> line.replaceAll(".*the key '([a-z]+)' is missing.*", "$1"))
                .containsExactlyElementsOf(keys);
        StringBuilder yaml = new StringBuilder("schema: 1\n");
        message.lines()
                .filter(line -> line.startsWith("    "))
                .forEach(line -> yaml.append(line.strip()).append('\n'));
        Path file = folder.resolve("reproduction.yaml");
        Files.writeString(file, yaml);
        Reproduction suggested = ReproductionReader.read(file);
        assertThat(WholePlan.of(suggested).runs()).hasSize(2);
    }

    @Test
    void aKeyThatIsNearlyTheMissingOneIsToldOnce() throws IOException {
        assertThat(refusal("schema: 1\nnam: x\nmethods: {name: m, version: 1}\n"))
                .contains("line 2: unknown key 'nam'; did you mean 'name'?")
                .contains("line 3: unknown key 'methods'; did you mean 'method'?")
                .doesNotContain("the key 'name' is missing")
                .doesNotContain("the key 'method' is missing")
                .contains("the key 'grid' is missing");
    }

    @Test
    void whatTheSchemaRefusesIsFoundInAllPartsOfTheFile() throws IOException {
        assertThat(refusal(
                        tiny(Map.of("year: 2020", "year: soon", "seeds: [1]", "seeds: one", "schema: 1", "schema: 1"))))
                .contains("'paper.year' is 'soon', but must be a year from 1900 to 2200.")
                .contains("'budgets.smoke.seeds' is 'one', but must be a list of different whole numbers.")
                .contains("'budgets.other.seeds' is 'one'");
    }

    @Test
    void namesThatAreNotThereAreFoundInAllPartsOfTheFile() throws IOException {
        String tables = """
                tables:
                  - {id: one, title: One, metric: accuracy, rows: [architecture], across: [task], where: {trainig: clean, evaluation: clea}}
                  - {id: two, title: Two, metric: accuracy, rows: [architektur], across: [task]}
                exclude:
                  - {task: nonne}
                """;
        String wrong = tiny(Map.of(
                "smoke: {evidence: false, seeds: [1]}", "smoke: {evidence: false, seeds: [1], settings: {epoch: 2}}"));

        assertThat(refusal(wrong + tables))
                .contains("'trainig' is no axis of this file; did you mean 'training'?")
                .contains("'clea' is no value of 'evaluation' of this file; did you mean 'clean'?")
                .contains("'architektur' is no column or axis of this file; did you mean 'architecture'?")
                .contains("'nonne' is no value of 'task' of this file; did you mean 'none'?")
                .contains(
                        "'epoch' in budgets.smoke.settings is not among the settings of the file, and only those can be changed here; did you mean 'epochs'?")
                .startsWith("reproduction.yaml cannot be used for 5 reasons:");
    }

    private String tiny(Map<String, String> changes) throws IOException {
        Path yaml = TinyReproduction.in(Files.createTempDirectory(folder, "tiny"), 1, "0.05")
                .folder()
                .resolve("reproduction.yaml");
        String text = Files.readString(yaml);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replace(change.getKey(), change.getValue());
        }
        return text;
    }
}
