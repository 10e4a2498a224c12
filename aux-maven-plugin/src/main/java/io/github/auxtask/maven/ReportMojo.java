package io.github.auxtask.maven;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.catalogue.ReproductionCheck;
import io.github.auxtask.maven.console.Browser;
import io.github.auxtask.maven.log.Told;
import io.github.auxtask.maven.project.ProjectFacts;
import io.github.auxtask.maven.worker.MavenBuild;
import io.github.auxtask.maven.worker.WorkerPlaces;
import io.github.auxtask.maven.worker.WorkerVersions;
import io.github.auxtask.report.exchange.CodecheckWriter;
import io.github.auxtask.report.model.StoredPictures;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/**
 * Renders what was measured beside what the paper printed: the page {@code reproduction.html} in the site's skin, and beside it
 * {@code reproduction.tex}, {@code .csv}, {@code .json}, the pictures, what a paper in LaTeX may take from it ({@code paper/}), and {@code reproduction.sha256} with the digests of all of
 * them. For other tools there are {@code reproduction-crate.zip}, a Process Run Crate with configuration, printed numbers and records,
 * and {@code codecheck.yml}. Reads {@code reproduction.yaml}, the published tables, the run records and the pictures in the store: it trains nothing and
 * loads no native code. What was not run says so, with the command that runs it. Where the project has methods or other classes of
 * its own, what {@code reproduction.yaml} says of them is checked.
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
     * css/report.css} replaces the built-in one of that name. Where yours is broken, the build says so with file and line, and
     * the built-in one is used.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.templates")
    @Nullable
    File templates;

    /**
     * Folder of weights, checkpoints and pictures, {@code ~/.auxtask/store} if not set. The report copies the pictures that it
     * finds there for the runs that it shows.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.store")
    @Nullable
    File store;

    /**
     * Address of the pages that explain how verdicts are made and what the words mean, {@code statistics.html} and {@code
     * glossary.html}; the report links to them. Empty for no links.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.guides", defaultValue = "https://auxtask.github.io/")
    String guides;

    /**
     * Another version of the runtime than the plugin's own, for what is asked of the project's own classes.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.runtimeVersion")
    @Nullable
    String runtimeVersion;

    /**
     * Whether the desktop's browser opens the page once {@code mvn aux:report} has written it; as part of a site nothing is opened. Where
     * there is no desktop, the build says where the page is.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.open", defaultValue = "false")
    boolean open;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Inject
    RepositorySystem repositorySystem;

    @Inject
    ToolchainManager toolchains;

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
            Reproduction read = ReproductionReader.read(reproductionFile.toPath());
            ReproductionReport report = ReproductionReport.read(
                    read.withProblems(problems(read)),
                    templates == null ? null : templates.toPath(),
                    StoredPictures.in(places().store()),
                    ReproductionReport.Origin.of(getProject()));
            File folder = getReportOutputDirectory();
            if (report.writeFiles(folder.toPath(), ProjectFacts.of(getProject(), session))
                    == CodecheckWriter.Outcome.KEPT) {
                getLog().info(new File(folder, CodecheckWriter.FILE)
                        + " was edited and is left as it is; keep it beside " + reproductionFile.getName()
                        + ", where mvn clean does not reach it and every report takes it from");
            }
            report.render(getSink(), folder.toPath(), guides);
            report.templateProblems().forEach(problem -> getLog().error(problem + " The built-in one was used."));
            getLog().info(read.name() + ": " + report.answer());
            File page = new File(folder, getOutputName() + ".html");
            getLog().info("the report is " + page);
            if (open && session.getGoals().stream().anyMatch(goal -> goal.matches("(.*:)?report(@.*)?"))) {
                // Maven writes the page in its skin when this returns, before any browser has started; until then there
                // is this one.
                report.writePage(page.toPath());
                Browser.open(page.toURI(), getLog());
            }
        } catch (BadInputException | RunFailedException e) {
            throw Told.asReportError(String.valueOf(e.getMessage()), e);
        }
    }

    private List<String> problems(Reproduction reproduction) {
        MavenBuild build = new MavenBuild(getProject(), session, repositorySystem, toolchains, getLog());
        WorkerVersions versions = WorkerVersions.ofThisPlugin().withRuntime(runtimeVersion);
        return new ReproductionCheck(build, versions, places())
                .problemsWithForeign(reproduction, reproductionFile.toPath());
    }

    private WorkerPlaces places() {
        Path home = Path.of(System.getProperty("user.home", ""));
        return WorkerPlaces.of(store == null ? null : store.toPath(), null, home, System.getenv());
    }
}
