package io.github.auxtask.maven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.TestRecords;
import io.github.auxtask.maven.TestReproduction;
import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

public class CostPredictionTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void runsOfOneVariantAreOneRowAndTheSumIsInHours() {
        Locale.setDefault(Locale.GERMANY);
        Plan plan = TestReproduction.plan();

        List<String> lines = CostPrediction.of(
                        plan,
                        plan.runs().stream()
                                .map(run -> probe(run, run.variant().containsValue("ft") ? 5400 : 3600))
                                .toList(),
                        List.of())
                .lines();

        assertThat(lines)
                .containsExactly(
                        "variant       an epoch    a run       evaluations  runs  together",
                        "resnet8/none  1 min 30 s  1 h         -            2     2 h",
                        "resnet8/ft    1 min 30 s  1 h 30 min  -            2     3 h",
                        "training 4 runs takes at most 5 h (5.0 hours) on this machine, validation included; early stopping may end"
                                + " sooner");
    }

    @Test
    void validationIsInAnEpochAndEvaluationsHaveAColumnOfTheirOwn() {
        Plan plan = TestReproduction.plan();
        List<WorkerEvent> probes = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            ObjectNode fields = (ObjectNode) probe(run, 1000).fields();
            fields.put("epochs", 10).put("validationSeconds", 300).put("evaluationSeconds", 2000);
            probes.add(new WorkerEvent("probe", fields));
        }

        assertThat(CostPrediction.of(plan, probes, List.of()).lines())
                .containsExactly(
                        "variant       an epoch  a run        evaluations  runs  together",
                        "resnet8/none  2 min     16 min 40 s  33 min 20 s  2     1 h 40 min",
                        "resnet8/ft    2 min     16 min 40 s  33 min 20 s  2     1 h 40 min",
                        "training 4 runs takes at most 1 h 6 min (1.1 hours) on this machine, validation included; early stopping may"
                                + " end sooner; evaluating them takes 2 h 13 min (2.2 hours) more, without pictures,"
                                + " whose time is known once some were drawn here");
    }

    @Test
    void picturesAreCountedWhereTheirTimeIsKnown() {
        Plan plan = TestReproduction.plan();
        List<WorkerEvent> probes = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            ObjectNode fields = (ObjectNode) probe(run, 1000).fields();
            fields.put("evaluationSeconds", 540).put("pictureSeconds", 60);
            probes.add(new WorkerEvent("probe", fields));
        }

        assertThat(CostPrediction.of(plan, probes, List.of()).lines())
                .last()
                .asString()
                .endsWith("evaluating them takes 40 min more, pictures included");
    }

    @Test
    void ofATrainedRunOnlyTheEvaluationsThatItLacksAreLeft() {
        Plan plan = TestReproduction.plan();
        PlannedRun first = plan.runs().get(0);
        String made = first.evaluations().get(0).name();
        String missing = first.evaluations().get(1).name();
        ObjectNode fields = (ObjectNode) probe(first, 1000).fields();
        fields.put("evaluationSeconds", 2000);
        fields.putObject("evaluations").put(made, 1400).put(missing, 600);
        PlanStatus status = new PlanStatus(plan, List.of(TestRecords.trained(plan, first, 90)));

        assertThat(CostPrediction.of(
                                plan.only(List.of(first)), List.of(new WorkerEvent("probe", fields)), List.of(), status)
                        .lines())
                .containsExactly(
                        "variant       an epoch  a run    evaluations  runs  together",
                        "resnet8/none  -         trained  10 min       1     10 min",
                        "evaluating 1 trained run takes 10 min on this machine, without pictures, whose time is known once"
                                + " some were drawn here");
    }

    @Test
    void aRunWithoutAProbeIsSaidToBeUnknown() {
        assertThat(CostPrediction.of(TestReproduction.plan(), List.of(), List.of())
                        .lines())
                .containsExactly("4 runs could not be measured");
    }

    @Test
    void whereRunsWaitForOthersTheLongestChainIsTold() {
        Plan plan = TestReproduction.planWith("""
                needs:
                  - {when: {task: ft}, as: source, run: {task: none}, seeds: 2}
                """);
        assertThat(plan.runs()).hasSize(2 + 2 + 2);
        List<PlannedRun> sources = plan.runs().stream()
                .filter(run -> run.variant().containsValue("none"))
                .toList();
        List<PlannedRun> students = plan.runs().stream()
                .filter(run -> run.variant().containsValue("ft"))
                .toList();
        List<WorkerEvent> probes = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            probes.add(probe(sources.get(i), 600 * (i + 1)));
        }
        probes.add(probe(students.get(0), 60));
        probes.add(probe(students.get(1), 0));
        List<MadeCost> made = List.of(
                new MadeCost(
                        "sign 1",
                        50_000,
                        25_000,
                        300L << 20,
                        120,
                        List.of(students.get(0).id().hex())),
                new MadeCost(
                        "sign 2",
                        50_000,
                        0,
                        3L << 30,
                        0,
                        List.of("another", students.get(1).id().hex())));

        List<String> lines =
                CostPrediction.of(plan.only(plan.runs()), probes, made).lines();

        assertThat(lines)
                .containsExactly(
                        "variant       an epoch    a run   evaluations  runs  together",
                        "resnet8/none  1 min 30 s  25 min  -            4     1 h 40 min",
                        "resnet8/ft    1 min 30 s  30 s    -            2     1 min",
                        "data made by  images  size     for     left to do",
                        "sign 1        50,000  300 MiB  1 run   2 min",
                        "sign 2        50,000  3.0 GiB  2 runs  done",
                        "training 6 runs and making their data takes at most 1 h 43 min (1.7 hours) on this machine, validation"
                                + " included; early stopping may end sooner",
                        "however many machines share the work, it takes 40 min, along resnet8/none seed 4 (40 min)");
    }

    @Test
    void aChainNamesWhatIsMadeOnTheWay() {
        Plan plan = TestReproduction.planWith("""
                needs:
                  - {when: {task: ft}, run: {task: none}}
                """);
        List<WorkerEvent> probes =
                plan.runs().stream().map(run -> probe(run, 3600)).toList();
        PlannedRun last = plan.runs().get(plan.runs().size() - 1);

        List<String> lines = CostPrediction.of(
                        plan,
                        probes,
                        List.of(new MadeCost(
                                "sign 1", 10, 10, 1, 600, List.of(last.id().hex()))))
                .lines();

        assertThat(lines.get(lines.size() - 1))
                .isEqualTo(
                        "however many machines share the work, it takes 2 h 10 min (2.2 hours), along resnet8/none seed 2"
                                + " (1 h), then data of sign 1 (10 min), then resnet8/ft seed 2 (1 h)");
    }

    private static WorkerEvent probe(PlannedRun run, int seconds) {
        return WorkerEvent.parse("##aux {\"event\":\"probe\",\"id\":\""
                        + run.id().hex() + "\",\"secondsPerEpoch\":90,\"seconds\":" + seconds + "}")
                .orElseThrow();
    }
}
