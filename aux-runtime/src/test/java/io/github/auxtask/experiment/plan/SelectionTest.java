package io.github.auxtask.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.YamlText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectionTest {
    @TempDir
    Path folder;

    @Test
    void axesValuesAndSeedsChooseRuns() {
        assertThat(only("task=ft").runs()).hasSize(4);
        assertThat(only(" task = ft , architecture=resnet18|googlenet, seed=2").runs())
                .extracting(PlannedRun::label)
                .containsExactly("resnet18/ft seed 2", "googlenet/ft seed 2");
        assertThat(Plan.of(tiny(YamlText.VALID), new Selection("quick", List.of(9L), "task=ft", null))
                        .runs())
                .extracting(PlannedRun::seed)
                .containsExactly(9L, 9L);
    }

    @Test
    void theBeginningOfAnIdChoosesARun() {
        PlannedRun wanted = only(null).runs().get(5);
        assertThat(only(wanted.id().abbreviated()).runs()).containsExactly(wanted);
    }

    @Test
    void whatNeedsOthersBringsThemAlong() {
        String needs = YamlText.with("budgets:", "needs: [{when: {task: ft}, run: {task: none}}]\nbudgets:");
        Plan plan = Plan.of(tiny(needs), new Selection("full", null, "task=ft,architecture=googlenet", null));
        assertThat(plan.runs())
                .extracting(PlannedRun::label)
                .containsExactly("googlenet/none seed 1", "googlenet/ft seed 1");
        assertThat(plan.runs().get(1).needs())
                .containsExactly(NeededRun.of(plan.runs().get(0).id()));
        assertThat(plan.runs().get(1).id())
                .isNotEqualTo(only("task=ft,architecture=googlenet,seed=1")
                        .runs()
                        .get(0)
                        .id());
    }

    @Test
    void wrongWordsAreNamedWithTheNearestRightOne() {
        refused("tsk=ft", "-Daux.only: the grid has no axis 'tsk'; did you mean 'task'?");
        refused("colour=red", "-Daux.only: the grid has no axis 'colour'; known: architecture, task, seed.");
        refused("task=fft", "-Daux.only: the axis 'task' has no value 'fft'; did you mean 'ft'?");
        refused("task=ft,task=none", "-Daux.only: the axis 'task' is named twice; write task=one|other.");
        refused("seed=first", "-Daux.only: 'first' is not a seed, which is a whole number.");
        refused(
                "ft",
                "-Daux.only: 'ft' is neither axis=value|value nor the beginning of a run's id (at least four "
                        + "hexadecimal digits).");
    }

    @Test
    void anEmptySelectionListsWhatThereIs() {
        refused(
                "seed=3",
                "Nothing to run: -Daux.only=seed=3 selects none of the 8 runs of budget 'quick', which has "
                        + "architecture=resnet18|googlenet, task=none|ft, seed=1|2.");
        refused(
                "0000000000000000",
                "Nothing to run: -Daux.only=0000000000000000 selects none of the 8 runs of budget 'quick', "
                        + "which has architecture=resnet18|googlenet, task=none|ft, seed=1|2.");
    }

    @Test
    void unknownBudgetsAndRepeatedSeedsAreRefused() {
        assertThatThrownBy(() -> Plan.of(tiny(YamlText.VALID), Selection.of("quik")))
                .hasMessage("There is no budget 'quik' in tiny; did you mean 'quick'? (-Daux.budget)");
        assertThatThrownBy(() -> Plan.of(tiny(YamlText.VALID), new Selection("quick", List.of(1L, 1L), null, null)))
                .hasMessage("-Daux.seeds: every seed must be there once, and at least one; got [1, 1].");
    }

    private void refused(String only, String message) {
        assertThatThrownBy(() -> only(only))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    private Plan only(String only) {
        return Plan.of(tiny(YamlText.VALID), new Selection("quick", null, only, null));
    }

    private Reproduction tiny(String text) {
        return YamlText.read(folder, text);
    }
}
