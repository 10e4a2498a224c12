package io.github.auxtask.compare.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.RunRecordBuilder;
import java.util.List;

/** What tests of comparisons ask again and again. */
public final class Compared {
    private Compared() {}

    /** A cell of the first table, by its label. */
    public static CellComparison cell(Comparison comparison, String label) {
        return comparison.tables().get(0).cells().stream()
                .filter(cell -> cell.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** What was measured for it, which there must be. */
    public static MeasuredValues measured(CellComparison cell) {
        assertThat(cell.measured()).isNotNull();
        return cell.measured();
    }

    /** The same run as if it had been made with another setting. */
    public static RunRecord withSetting(RunRecord run, String key, Object value) {
        RunRecord changed = RunRecordBuilder.like(run).setting(key, value).build();
        return changed.withEvaluations(moved(run, changed.id()));
    }

    /** The evaluations of a run under the id of another. */
    private static List<EvaluationRecord> moved(RunRecord run, ContentId to) {
        return run.evaluations().stream()
                .map(made -> new EvaluationRecord(
                        RunIdentity.evaluation(to, made.settings()),
                        made.name(),
                        made.settings(),
                        made.score(),
                        1,
                        made.details(),
                        null))
                .toList();
    }
}
