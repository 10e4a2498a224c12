package io.github.auxtask.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.testing.RunRecordBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationOriginsTest {
    private static final String OTHER = "9".repeat(40);

    @TempDir
    private Path folder;

    private PlannedRun run;
    private RunRecord trained;

    @BeforeEach
    void plan() {
        run = TinyReproduction.in(folder, 1, "0.05")
                .plan("smoke", "task=none")
                .runs()
                .get(0);
        trained = RunRecordBuilder.of(run, "tiny", "smoke").build();
    }

    private RunRecord evaluated(List<@Nullable Provenance> origins) {
        List<EvaluationRecord> made = new ArrayList<>();
        for (int i = 0; i < origins.size(); i++) {
            EvaluationRecord bare = RunRecordBuilder.evaluation(
                    run.evaluations().get(i).id(run.id()),
                    run.evaluations().get(i).name(),
                    run.evaluations().get(i).settings(),
                    50,
                    100);
            made.add(new EvaluationRecord(
                    bare.id(),
                    bare.name(),
                    bare.settings(),
                    bare.score(),
                    bare.seconds(),
                    bare.details(),
                    origins.get(i)));
        }
        return trained.withEvaluations(made);
    }

    private Provenance at(@Nullable String commit, boolean dirty, @Nullable String digest) {
        Provenance own = trained.provenance();
        return new Provenance(
                new Provenance.Code(commit, dirty, digest),
                own.programs(),
                own.hardware(),
                own.computation(),
                own.launch(),
                own.randomness());
    }

    @Test
    void evaluationsOfOneCommitWithTheirTrainingNeedNoWarning() {
        RunRecord record = evaluated(List.of(trained.provenance(), trained.provenance()));

        EvaluationOrigins origins = EvaluationOrigins.of(List.of(record));

        assertThat(origins.warnings()).isEmpty();
        assertThat(origins.counted(made -> EvaluationOrigins.code(made.code())))
                .containsExactly("commit 0123456789ab, unchanged");
    }

    @Test
    void whatDiffersIsCountedAndNamed() {
        List<@Nullable Provenance> two = new ArrayList<>();
        two.add(trained.provenance());
        two.add(at(OTHER, true, "c".repeat(64)));
        RunRecord record = evaluated(two);

        EvaluationOrigins origins = EvaluationOrigins.of(List.of(record));

        assertThat(origins.counted(made -> EvaluationOrigins.code(made.code())))
                .containsExactlyInAnyOrder(
                        "commit 0123456789ab, unchanged (1 evaluation)",
                        "commit 999999999999 with changes cccccccccccc (1 evaluation)");
        assertThat(origins.warnings())
                .containsExactly(
                        "1 of 2 evaluations was made with other code than the network: resnet8, none, clean, seed 1,"
                                + " budget smoke: fgsm.",
                        "1 of 2 evaluations was made from a tree with changes that no commit has: resnet8, none, clean, seed 1,"
                                + " budget smoke: fgsm.");
    }

    @Test
    void whatWasMadeOutsideOfVersionControlIsWarnedOf() {
        RunRecord bare = RunRecordBuilder.like(evaluated(List.of(at(null, false, null))))
                .provenance(at(null, false, null))
                .build();

        assertThat(EvaluationOrigins.of(List.of(bare)).warnings())
                .containsExactly(
                        "1 of 1 evaluation was made outside of version control, so that no commit names their code: resnet8,"
                                + " none, clean, seed 1, budget smoke: clean.",
                        "1 training was made outside of version control, so that no commit names their code.");
    }

    @Test
    void anEvaluationWithoutOriginIsNotTakenForOneOfItsTraining() {
        List<@Nullable Provenance> none = new ArrayList<>();
        none.add(null);

        EvaluationOrigins origins = EvaluationOrigins.of(List.of(evaluated(none)));

        assertThat(origins.counted(made -> EvaluationOrigins.code(made.code()))).containsExactly("not recorded");
        assertThat(origins.warnings()).singleElement().asString().startsWith("1 of 1 evaluation was of unknown origin");
    }
}
