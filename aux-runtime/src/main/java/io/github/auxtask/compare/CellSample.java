package io.github.auxtask.compare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The runs of one budget that fill a cell. Runs made as planned come first: only where there are none, those with a flaw
 * are shown, and then the flaw forbids the comparison.
 *
 * @param values by seed
 * @param flaw why the values must not be compared, or null
 * @param remarks what is missing, as whole sentences
 */
record CellSample(List<SeedValue> values, @Nullable String flaw, List<String> remarks) {
    /**
     * Gathers them.
     *
     * @param evaluated whether the budget makes the evaluation that the cell needs, so that its absence is worth a remark
     */
    static CellSample of(
            List<RecordPool.Candidate> candidates,
            String budget,
            boolean evaluated,
            Function<RunRecord, Optional<MetricReader.Reading>> reader) {
        List<SeedValue> sound = new ArrayList<>();
        List<SeedValue> flawed = new ArrayList<>();
        Set<String> flaws = new LinkedHashSet<>();
        Set<Map<String, String>> variants = new HashSet<>();
        List<String> remarks = new ArrayList<>();
        Set<ContentId> seen = new HashSet<>();
        for (RecordPool.Candidate candidate : candidates) {
            RunRecord run = candidate.run();
            if (!run.budget().equals(budget) || !seen.add(run.id())) {
                continue;
            }
            if (!run.training().completed()) {
                remarks.add("The " + budget + " run with seed " + run.seed() + " failed.");
                continue;
            }
            Optional<MetricReader.Reading> reading = reader.apply(run);
            if (reading.isEmpty()) {
                if (evaluated) {
                    remarks.add("The " + budget + " run with seed " + run.seed() + " was not evaluated for this cell.");
                }
                continue;
            }
            variants.add(run.variant());
            SeedValue value = new SeedValue(run.seed(), reading.get().value(), run.id());
            String flaw = candidate.flaw() == null ? reading.get().flaw() : candidate.flaw();
            if (flaw == null) {
                sound.add(value);
            } else {
                flawed.add(value);
                flaws.add(flaw);
            }
        }
        if (variants.size() > 1) {
            flaws.add(variants.size() + " variants fit this cell");
        }
        boolean usable = !sound.isEmpty() && variants.size() == 1;
        return new CellSample(
                sound.isEmpty() ? flawed : sound, usable || flaws.isEmpty() ? null : String.join("; ", flaws), remarks);
    }
}
