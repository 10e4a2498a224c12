package io.github.auxtask.run.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.experiment.catalogue.CatalogueEntry;
import io.github.auxtask.experiment.catalogue.CatalogueJson;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.WholePlan;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanCheckTest {
    @TempDir
    private Path folder;

    private DataAccess access() {
        return new DataAccess(folder, true, DownloadListener.NONE);
    }

    @Test
    void aPlanThatCanBeRunHasNoProblem() {
        Plan plan = TinyReproduction.in(folder, 1, "0.05").plan("smoke", null);

        assertThat(PlanCheck.of(plan, access())).isEmpty();
        assertThatCode(() -> PlanCheck.require(plan, access(), folder.resolve("reproduction.yaml")))
                .doesNotThrowAnyException();
    }

    @Test
    void imagesThatAreNotHereAreWrongForARunAndNotForAFile() throws IOException {
        Plan plan = plan(Map.of("name: shapes", "name: isic-2017"));

        assertThat(PlanCheck.of(plan, access()).keySet())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).startsWith("There is no folder "));
        assertThat(PlanCheck.ofFile(plan, access())).isEmpty();
        Plan wrong = plan(Map.of("name: shapes", "name: isic-2018"));
        assertThat(PlanCheck.ofFile(wrong, access())).isNotEmpty();
    }

    @Test
    void everythingThatIsWrongIsFoundAtOnceAndOnceForAllRuns() throws IOException {
        Plan plan = plan(Map.of("batch: 16", "bacth: 16", "epochs: 1", "epochs: 0", "attack: fgsm", "attack: cw"));

        Map<PlanCheck.Problem, List<String>> problems = PlanCheck.of(plan, access());

        assertThat(problems.keySet())
                .extracting(PlanCheck.Problem::at)
                .containsExactly(
                        List.of("settings", "bacth"), List.of("settings", "epochs"), List.of("evaluations", "fgsm"));
        assertThat(problems.keySet()).extracting(PlanCheck.Problem::value).containsExactly("16", "0", null);
        assertThat(problems.values()).allMatch(labels -> labels.size() == 2);
        assertThatThrownBy(() -> PlanCheck.require(plan, access(), folder.resolve("reproduction.yaml")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The plan cannot be run for 3 reasons:")
                .hasMessageContaining(
                        "resnet8/none/clean seed 1 and 1 more: Unknown setting 'bacth'; did you mean 'batch'?")
                .hasMessageContaining("Setting 'epochs' is 0, but must be a whole number, at least 1.")
                .hasMessageContaining("Evaluation 'fgsm': Unknown attack 'cw'. There is: ");
    }

    @Test
    void anUnknownMethodListsThoseThereAreAndTheRestIsLookedAtAllTheSame() throws IOException {
        Plan plan = plan(Map.of("fourier-auxiliary", "fourier-auxilary", "attack: fgsm", "attack: pgd"));

        assertThat(PlanCheck.of(plan, access()).keySet())
                .extracting(PlanCheck.Problem::text)
                .satisfiesExactly(
                        text -> assertThat(text)
                                .startsWith("Unknown method 'fourier-auxilary'; did you mean 'fourier-auxiliary'?"),
                        text -> assertThat(text).contains("Evaluation 'fgsm': attack pgd needs 'step'"),
                        text -> assertThat(text).contains("Evaluation 'fgsm': attack pgd needs 'steps'"));
    }

    @Test
    void theWorkerDescribesEveryMethodAndWhatIsWrongWithThePlan() throws IOException {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = plan(Map.of("batch: 16", "bacth: 16"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Worker worker = new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), new StopSignal());

        int code = worker.execute(
                "describe",
                reproduction.request(plan, folder.resolve("no store"), false).toString());

        assertThat(code).isZero();
        List<CatalogueEntry> methods = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode event = new ObjectMapper().readTree(line.substring(Events.PREFIX.length()));
            if (event.path("event").asText().equals("extension")) {
                methods.add(CatalogueJson.read(event));
            } else if (event.path("event").asText().equals("problem")) {
                problems.add(event.toString());
            }
        }
        assertThat(methods)
                .filteredOn(entry -> entry.kind().equals("method"))
                .extracting(CatalogueEntry::name)
                .containsExactlyInAnyOrderElementsOf(
                        Methods.all().stream().map(Method::name).toList());
        assertThat(methods)
                .filteredOn(entry -> entry.kind().equals("method"))
                .allMatch(entry -> !entry.settings().isEmpty());
        assertThat(methods)
                .extracting(CatalogueEntry::name)
                .contains("fgsm", "suite", "momentum", "clean", "attacked", "sweep", "corrupted", "by-class");
        assertThat(problems)
                .containsExactly(
                        "{\"event\":\"problem\",\"at\":[\"settings\",\"bacth\"],\"value\":\"16\",\"text\":\"Unknown"
                                + " setting 'bacth'; did you mean 'batch'?\",\"label\":\"resnet8/none/clean seed 1\",\"runs\":2}");
        assertThat(folder.resolve("no store")).doesNotExist();
    }

    @Test
    void aWholePlanHasEveryConfigurationOfEveryBudgetOnceAndEveryEvaluation() throws IOException {
        Path yaml = yaml(Map.of(
                "smoke: {evidence: false, seeds: [1]}",
                "smoke: {seeds: [1], evaluations: [clean], settings: {epochs: 2}}",
                "other: {evidence: false, seeds: [1]}",
                "other: {seeds: [1, 2]}"));

        Plan plan = WholePlan.of(ReproductionReader.read(yaml));

        assertThat(plan.runs())
                .extracting(run -> run.label() + " " + run.settings().get("epochs"))
                .containsExactly(
                        "resnet8/none/clean seed 1 2",
                        "resnet8/ft/clean seed 1 2",
                        "resnet8/none/clean seed 1 1",
                        "resnet8/ft/clean seed 1 1");
        assertThat(plan.runs()).allMatch(run -> run.evaluations().size() == 2);
    }

    private Plan plan(Map<String, String> changes) throws IOException {
        return WholePlan.of(ReproductionReader.read(yaml(changes)));
    }

    private Path yaml(Map<String, String> changes) throws IOException {
        Path yaml = TinyReproduction.in(folder, 1, "0.05").folder().resolve("reproduction.yaml");
        String text = Files.readString(yaml);
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(text).contains(change.getKey());
            text = text.replace(change.getKey(), change.getValue());
        }
        return Files.writeString(yaml, text);
    }

    @Test
    void whatTablesAndClaimsAskForIsHeldAgainstEvaluationsBeforeAnythingIsTrained() throws IOException {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        String claims = """
                tables:
                  - {id: one, title: One, metric: acuracy, rows: [architecture], across: [task, evaluation]}
                claims:
                  - {id: better, says: S, source: T, kind: beats, evaluation: clean, metric: eror, left: {task: ft}, right: {task: none}}
                  - {id: lost, says: S, source: T, kind: beats, evaluation: clena, left: {task: ft}, right: {task: none}}
                """;
        Files.writeString(yaml, Files.readString(yaml) + claims);
        Plan plan = reproduction.plan("smoke", null);

        assertThatThrownBy(() ->
                        PlanCheck.require(plan, access(), reproduction.folder().resolve("reproduction.yaml")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The plan cannot be run for 3 reasons:")
                .hasMessageContaining("reproduction.yaml, line 21: The table 'one' asks for the metric 'acuracy'")
                .hasMessageContaining("did you mean 'accuracy'?")
                .hasMessageContaining("reproduction.yaml, line 23: The claim 'better' asks for the metric 'eror'")
                .hasMessageContaining(
                        "reproduction.yaml, line 24: 'clena' is no value of 'evaluation' of this file; did you mean 'clean'?");
    }
}
