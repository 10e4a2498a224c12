package io.github.auxtask.maven;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.maven.log.Told;
import io.github.auxtask.maven.site.GoalConfiguration;
import io.github.auxtask.maven.site.SiteStyle;
import io.github.auxtask.report.write.HtmlWriter;
import io.github.auxtask.report.write.Templates;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Renders the reports of all reproductions below a folder, for the site of a project that has several: each folder with a {@code
 * reproduction.yaml} gets a folder of its own name with what {@code aux:report} writes. A reproduction that is added needs no
 * word in the POM. The site's other pages get the reports' colours ({@code css/site.css}) unless it has styles of its own.
 *
 * @since 0.1.0
 */
@Mojo(name = "reports", defaultPhase = LifecyclePhase.PRE_SITE, threadSafe = true)
public final class ReportsMojo extends AbstractMojo {
    private static final String REPORT = "report";
    private static final String FILE = "reproduction.yaml";

    /**
     * The folder that the reproductions' folders are in.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.reproductions", defaultValue = "${basedir}")
    File reproductions;

    /**
     * Where the folders with the reports are written to.
     *
     * @since 0.1.0
     */
    @Parameter(defaultValue = "${project.reporting.outputDirectory}")
    File outputDirectory;

    /**
     * Folder of templates of your own, as for {@code aux:report}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.templates")
    @Nullable
    File templates;

    /**
     * Folder of weights, checkpoints and pictures, {@code ~/.auxtask/store} if not set.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.store")
    @Nullable
    File store;

    /**
     * Address of the pages that explain how verdicts are made and what the words mean, as seen from a report's folder.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.guides", defaultValue = "../")
    String guides;

    /**
     * Renders nothing if true.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.skip", defaultValue = "false")
    boolean skip;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Inject
    BuildPluginManager plugins;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("no reports (aux.skip)");
            return;
        }
        List<Path> folders = folders();
        if (folders.isEmpty()) {
            throw new MojoExecutionException("There is no folder with a " + FILE + " in " + reproductions
                    + ": name the folder that the reproductions' folders are in (aux.reproductions).");
        }
        for (Path folder : folders) {
            report(folder);
        }
        HtmlWriter html = new HtmlWriter(Templates.load(templates == null ? null : templates.toPath()), "", "");
        SiteStyle.write(html.skin(), outputDirectory.toPath());
    }

    private List<Path> folders() throws MojoExecutionException {
        if (!reproductions.isDirectory()) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(reproductions.toPath())) {
            return children.filter(child -> Files.isRegularFile(child.resolve(FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw Told.asError("The folder " + reproductions + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** Runs {@code aux:report} as an execution of this plugin would. */
    private void report(Path folder) throws MojoExecutionException, MojoFailureException {
        String name = String.valueOf(folder.getFileName());
        MojoDescriptor report =
                execution.getMojoDescriptor().getPluginDescriptor().getMojo(REPORT);
        GoalConfiguration configuration = new GoalConfiguration()
                .with("reproductionFile", folder.resolve(FILE).toFile())
                .with("outputDirectory", new File(outputDirectory, name))
                .with("templates", templates)
                .with("guides", guides)
                .with("store", store);
        MojoExecution one = new MojoExecution(report, name);
        one.setConfiguration(configuration.completed(report));
        try {
            plugins.executeMojo(session, one);
        } catch (PluginConfigurationException | PluginManagerException e) {
            throw new MojoExecutionException("The report of " + name + " cannot be started: " + e.getMessage(), e);
        }
    }
}
