package io.github.auxtask.run.prepare;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.source.Cifar100;
import io.github.auxtask.run.NeedingReproduction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run gets exactly the runs that its method asks for, or one sentence says where the file is wrong. */
final class NeedCheckTest {
    private static final String STUDENT = "  - {when: {part: student}, as: source, run: {part: plain, task: none}}";
    private static final String MEMBERS =
            "  - {when: {part: [ensemble, logits]}, as: members, run: {part: plain}, seeds: 3}";

    @TempDir
    private Path folder;

    @Test
    void whatTheMethodAsksForIsAllowed() {
        NeedingReproduction reproduction = NeedingReproduction.in(folder);
        assertThatCode(() -> check(reproduction)).doesNotThrowAnyException();
    }

    @Test
    void aRoleThatNobodyKnowsIsNamedWithTheNearest() {
        refused(
                NeedingReproduction.in(folder).with(STUDENT, STUDENT.replace("as: source", "as: sorce")),
                "reproduction.yaml, line 11: resnet8/none/clean/student seed 1 needs resnet8/none/clean/plain seed 1 as 'sorce',"
                        + " but the method 'needing' asks for none as 'sorce'; did you mean 'source'?");
        refused(
                NeedingReproduction.in(folder).with(STUDENT, STUDENT.replace("as: source, ", "")),
                "reproduction.yaml, line 11: resnet8/none/clean/student seed 1 needs resnet8/none/clean/plain seed 1, but the"
                        + " method 'needing' asks for none; known: source.");
    }

    @Test
    void aRunThatNeedsNothingGetsNothing() {
        refused(
                NeedingReproduction.in(folder)
                        .with(MEMBERS, "  - {when: {part: plain, task: ft}, as: source, run: {task: none}}\n" + MEMBERS)
                        .with("{task: ft, part: [plain, ensemble, logits]}", "{task: ft, part: [ensemble, logits]}"),
                "reproduction.yaml, line 10: resnet8/ft/clean/plain seed 1 needs resnet8/none/clean/plain seed 1 as 'source', but"
                        + " the method 'needing' asks for no other run there: remove it.");
    }

    @Test
    void missingAndSurplusRunsAreCounted() {
        refused(
                NeedingReproduction.in(folder).with(STUDENT + "\n", ""),
                "reproduction.yaml, line 9: resnet8/none/clean/student seed 1 needs 1 run as 'source', but 'needs' gives it none.");
        refused(
                NeedingReproduction.in(folder).with(STUDENT, STUDENT.replace("}}", "}, seeds: 2}")),
                "reproduction.yaml, line 11: resnet8/none/clean/student seed 1 needs 1 run as 'source', but 'needs' gives it 2.");
        refused(
                NeedingReproduction.in(folder).with(MEMBERS + "\n", ""),
                "reproduction.yaml, line 9: resnet8/none/clean/ensemble seed 1 needs at least 1 run as 'members', but 'needs' gives it"
                        + " none.");
    }

    @Test
    void aRunOfAnotherDataSetIsRefusedWhereThatMakesNoSense() {
        refused(
                NeedingReproduction.in(folder)
                        .with("data: {", "data:\n  - {name: cifar100, digest: " + Cifar100.DIGEST + "}\n  - {")
                        .with("part: [plain, ensemble", "dataset: [shapes, cifar100], part: [plain, ensemble")
                        .with("exclude:", "exclude:\n  - {dataset: cifar100, part: [ensemble, logits, student]}")
                        .with("run: {part: plain, task: none}", "run: {part: plain, task: none, dataset: cifar100}"),
                "reproduction.yaml, line 14: resnet8/none/clean/shapes/student seed 1 needs resnet8/none/clean/cifar100/plain seed"
                        + " 1 as 'source', which is of the data set 'cifar100' and must be of 'shapes' like itself.");
    }

    private void refused(NeedingReproduction reproduction, String message) {
        assertThatThrownBy(() -> check(reproduction))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(message);
    }

    private void check(NeedingReproduction reproduction) {
        PlanCheck.require(
                reproduction.plan(null),
                DataAccess.of(folder),
                reproduction.folder().resolve("reproduction.yaml"));
    }
}
