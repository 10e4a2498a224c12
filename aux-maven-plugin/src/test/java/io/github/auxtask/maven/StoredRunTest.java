package io.github.auxtask.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredRunTest {
    private Reproduction reproduction;
    private List<RunRecord> records;

    @BeforeEach
    void fourRunsAreRecorded() {
        reproduction = TestReproduction.read();
        Plan plan = TestReproduction.plan();
        records =
                plan.runs().stream().map(run -> TestRecords.trained(plan, run)).toList();
    }

    @Test
    void firstDigitsOfAnIdAreEnough() {
        RunRecord wanted = records.get(1);
        Plan plan = StoredRun.plan(reproduction, records, wanted.id().hex().substring(0, 8));
        assertThat(plan.runs()).hasSize(1);
        assertThat(plan.runs().get(0).id()).isEqualTo(wanted.id());
        assertThat(plan.budget()).isEqualTo(wanted.budget());
    }

    @Test
    void whatIsNoIdOrOfNoRecordIsSaid() {
        assertThatThrownBy(() -> StoredRun.plan(reproduction, records, "xyz"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("at least 4 digits");
        assertThatThrownBy(() -> StoredRun.plan(reproduction, List.of(), "0123456789ab"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("No record in runs/");
    }
}
