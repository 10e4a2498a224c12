package io.github.auxtask.maven;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.Reproduction;
import java.io.File;
import java.util.Locale;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Renders what was measured beside what the paper printed: the page {@code reproduction.html} in the site's skin, and beside it
 * {@code reproduction.tex}, {@code .csv}, {@code .json} and the pictures. Reads {@code reproduction.yaml}, the published tables
 * and the run records, and nothing else: it trains nothing and loads no native code. What was not run says so, with the
 * command that runs it.
 *
 * <p>As part of {@code mvn site} it needs the plugin under {@code reporting} and maven-site-plugin 3.20.0 or newer; {@code mvn
 * aux:report} writes the page alone, to {@code target/reports}.
 *
 * @since 0.1.0
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.SITE, threadSafe = true)
public final class ReportMojo extends AbstractMavenReport {
    /**
     * The file that says what is run and compared.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.file", defaultValue = "${basedir}/reproduction.yaml")
    File reproductionFile;

    /**
     * Renders nothing if true.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.skip", defaultValue = "false")
    boolean skip;

    /**
     * Folder of templates of your own: a file such as {@code html/section/tables.ftlh}, {@code latex/reproduction.ftl} or {@code
     * css/report.css} replaces the built-in one of that name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.templates")
    @Nullable
    File templates;

    @Override
    @SuppressWarnings("deprecation") // its successor getOutputPath is not known to site plugins of today
    public String getOutputName() {
        return ReproductionReport.NAME;
    }

    @Override
    public String getName(Locale locale) {
        return "Reproduction";
    }

    @Override
    public String getDescription(Locale locale) {
        return "Published numbers beside the numbers that were measured, with a verdict for each.";
    }

    @Override
    public boolean canGenerateReport() {
        if (skip) {
            getLog().info("no report (aux.skip)");
            return false;
        }
        if (!reproductionFile.isFile()) {
            getLog().info("no report, as there is no " + reproductionFile.getName() + " here");
            return false;
        }
        return true;
    }

    @Override
    protected void executeReport(Locale locale) throws MavenReportException {
        try {
            ReproductionReport report = ReproductionReport.read(
                    Reproduction.read(reproductionFile.toPath()), templates == null ? null : templates.toPath());
            File folder = getReportOutputDirectory();
            report.writeFiles(folder.toPath());
            report.render(getSink());
            getLog().info("the report is " + new File(folder, getOutputName() + ".html"));
        } catch (BadInputException | RunFailedException e) {
            throw new MavenReportException(e.getMessage(), e);
        }
    }
}
