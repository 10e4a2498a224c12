package io.github.auxtask.maven;

import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.report.model.StoredPictures;
import io.github.auxtask.report.paper.ReportSkeleton;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a paper in LaTeX takes from the reproduction into a folder beside {@code reproduction.yaml}: a tabular for each table, macros
 * for single numbers, figures as PDF, references, and an example that uses all of it; and the skeleton of a report in the style of the ML
 * Reproducibility Challenge, filled from the records, with a visible "To do" wherever a person must write. All but the skeleton is written
 * anew each time, so that numbers in a paper follow the records; the skeleton is never written over once it was edited.
 *
 * @since 0.1.0
 */
@Mojo(name = "paper", threadSafe = true)
public final class PaperMojo extends AbstractAuxMojo {
    /**
     * The folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.paper", defaultValue = "${basedir}/paper")
    File paper;

    /**
     * Folder of templates of your own, as for {@code aux:report}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.templates")
    @Nullable
    File templates;

    @Override
    void work() {
        Reproduction reproduction = reproduction();
        ReproductionReport report = ReproductionReport.read(
                reproduction,
                templates == null ? null : templates.toPath(),
                StoredPictures.empty(),
                ReproductionReport.Origin.of(project));
        Path folder = paper.toPath();
        int files = report.paper().write(folder).size();
        ReportSkeleton.End end = report.paper().writeSkeleton(folder);
        report.templateProblems().forEach(problem -> getLog().error(problem + " The built-in one was used."));
        getLog().info(files + " files for a paper are in " + folder + "; example.tex shows how they are used");
        getLog().info(
                        switch (end) {
                            case WRITTEN ->
                                ReportSkeleton.FILE + " there is the skeleton of a report; edit it as you like";
                            case EDITED -> ReportSkeleton.FILE + " there was edited and is left as it is";
                        });
    }
}
