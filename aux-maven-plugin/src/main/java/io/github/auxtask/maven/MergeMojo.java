package io.github.auxtask.maven;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.project.RecordsSource;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.provenance.difference.RecordMerge;
import io.github.auxtask.run.records.MergedLedgers;
import io.github.auxtask.run.records.MergedRecords;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Joins records that others have made with those in {@code runs}: of another checkout, another machine, or a jar. Nothing that is here is
 * replaced. The same run from two places must agree as far as its level of determinism promises; what does not is listed cell by cell,
 * left out, and fails the build. Another training of a run that is here is kept in {@code runs/BUDGET/attempts}, where it counts for
 * nothing and can be counted.
 *
 * @since 0.1.0
 */
@Mojo(name = "merge", threadSafe = true)
public final class MergeMojo extends AbstractAuxMojo {
    /**
     * Where their records are: a folder {@code runs}, one that has such folders, a jar of one, or the coordinates of such a jar in a Maven
     * repository, {@code groupId:artifactId[:extension[:classifier]]:version}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.from")
    @Nullable
    String from;

    @Override
    void work() throws MojoFailureException {
        if (from == null || from.isBlank()) {
            throw new BadInputException(
                    "Whose records are to be merged? Name a folder, a jar or its coordinates with -Daux.from.");
        }
        Path given = new RecordsSource(project, session, repositorySystem).locate(from.strip());
        Reproduction reproduction = reproduction();
        Path runs = RunsFolder.of(reproduction);
        Path scratch = Path.of(project.getBuild().getDirectory(), "aux-merged", String.valueOf(given.getFileName()));
        RunRecords theirs = MergedRecords.read(given, scratch);
        long others = MergedRecords.others(theirs, reproduction.name(), given);
        RunRecords ours = RunRecords.read(runs);
        if (!ours.problems().isEmpty()) {
            throw new BadInputException("Records that are here cannot be used, so nothing is merged: "
                    + ours.problems().get(0).sentence());
        }
        RecordMerge merge = RecordMerge.of(reproduction.name(), ours, theirs);
        MergedLedgers.copy(given, scratch, reproduction.name(), runs);
        List<String> written = MergedRecords.write(merge, runs, names(reproduction));
        written.forEach(file -> getLog().info("  runs/" + file));
        getLog().info(Counted.of(merge.added().size(), "run") + " added, "
                + Counted.of(merge.completed().size(), "run") + " with evaluations that were missing, "
                + Counted.of(merge.attempts().size(), "other training") + " kept as attempts, " + merge.equal()
                + " here already");
        if (others > 0) {
            getLog().info(Counted.of(others, "record") + " of other reproductions left out");
        }
        merge.contradictions().forEach(line -> getLog().error(line));
        if (!merge.contradictions().isEmpty()) {
            throw new MojoFailureException(
                    Counted.of(merge.contradictions().size(), "cell")
                            + " of the same runs contradict (above): compare the records with aux:diff before one of them is believed.");
        }
    }

    /** As the worker names the records of planned runs. */
    private static Map<String, String> names(Reproduction reproduction) {
        Map<String, String> names = new HashMap<>();
        for (String budget : reproduction.budgets().keySet()) {
            Plan.of(reproduction, new Selection(budget, null, null, null))
                    .runs()
                    .forEach(run -> names.put(run.id().hex(), run.fileName()));
        }
        return names;
    }
}
