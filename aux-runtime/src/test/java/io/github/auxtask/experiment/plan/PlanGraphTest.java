package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.spec.YamlText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** googlenet/none, then resnet18/none, which needs it, then resnet18/ft, which needs both; googlenet/ft needs nothing. */
class PlanGraphTest {
    @TempDir
    Path folder;

    private Plan plan;
    private PlanGraph graph;

    @BeforeEach
    void read() {
        String needs = """
                needs:
                  - {when: {architecture: resnet18, task: none}, run: {architecture: googlenet}}
                  - {when: {architecture: resnet18, task: ft}, as: first, run: {task: none}}
                  - {when: {architecture: resnet18, task: ft}, as: second, run: {architecture: googlenet, task: none}}
                budgets:""";
        plan = Plan.of(YamlText.read(folder, YamlText.with("budgets:", needs)), Selection.of("full"));
        graph = new PlanGraph(plan);
    }

    @Test
    void needsComeBeforeWhatNeedsThem() {
        assertThat(labels(plan.runs()))
                .containsExactly("googlenet/none", "resnet18/none", "resnet18/ft", "googlenet/ft");
        assertThat(labels(graph.needs(named("resnet18/ft")))).containsExactly("resnet18/none", "googlenet/none");
        assertThat(graph.needs(named("googlenet/none"))).isEmpty();
    }

    @Test
    void everythingThatHangsOnARunIsFoundOnce() {
        assertThat(labels(graph.dependents(named("googlenet/none")))).containsExactly("resnet18/none", "resnet18/ft");
        assertThat(labels(graph.dependents(named("resnet18/none")))).containsExactly("resnet18/ft");
        assertThat(graph.dependents(named("googlenet/ft"))).isEmpty();
    }

    @Test
    void theLongestPathIsTheChainThatTakesLongest() {
        assertThat(path(Map.of("googlenet/none", 1.0, "resnet18/none", 2.0, "resnet18/ft", 3.0, "googlenet/ft", 5.0)))
                .containsExactly("googlenet/none", "resnet18/none", "resnet18/ft");
        assertThat(path(Map.of("googlenet/none", 1.0, "resnet18/none", 2.0, "resnet18/ft", 3.0, "googlenet/ft", 7.0)))
                .containsExactly("googlenet/ft");
        assertThat(path(Map.of("googlenet/none", 4.0, "resnet18/none", 0.0, "resnet18/ft", 3.0)))
                .as("what is done takes no time and is not named")
                .containsExactly("googlenet/none", "resnet18/ft");
        assertThat(path(Map.of())).isEmpty();
    }

    private List<String> path(Map<String, Double> seconds) {
        return labels(graph.longestPath(run -> seconds.getOrDefault(label(run), 0.0)));
    }

    private PlannedRun named(String label) {
        return plan.runs().stream()
                .filter(run -> label(run).equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> labels(List<PlannedRun> runs) {
        return runs.stream().map(PlanGraphTest::label).toList();
    }

    private static String label(PlannedRun run) {
        return String.join("/", run.variant().values());
    }
}
