package io.github.auxtask.compare.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.provenance.RunRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Object> settings = new HashMap<>(run.settings());
        settings.put(key, value);
        RunRecord changed = new RunRecord(
                run.id(),
                run.reproduction(),
                run.budget(),
                run.evidence(),
                run.method(),
                run.variant(),
                run.seed(),
                settings,
                run.needs(),
                run.data(),
                run.training(),
                List.of(),
                run.provenance(),
                run.cost(),
                run.command());
        return new RunRecord(
                changed.identity().id(),
                run.reproduction(),
                run.budget(),
                run.evidence(),
                run.method(),
                run.variant(),
                run.seed(),
                settings,
                run.needs(),
                run.data(),
                run.training(),
                moved(run, changed),
                run.provenance(),
                run.cost(),
                run.command());
    }

    /** The evaluations of a run under the id of another. */
    private static List<RunRecord.Evaluation> moved(RunRecord run, RunRecord to) {
        return run.evaluations().stream()
                .map(made -> new RunRecord.Evaluation(
                        RunIdentity.evaluation(to.identity().id(), made.settings()),
                        made.name(),
                        made.settings(),
                        made.images(),
                        made.correct(),
                        made.accuracy(),
                        null,
                        1,
                        made.metrics()))
                .toList();
    }
}
