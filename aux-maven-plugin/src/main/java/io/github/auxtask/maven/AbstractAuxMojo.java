package io.github.auxtask.maven;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.catalogue.ReproductionCheck;
import io.github.auxtask.maven.log.Told;
import io.github.auxtask.maven.options.CommandLineOptions;
import io.github.auxtask.maven.options.SelectionOptions;
import io.github.auxtask.maven.project.RealmVersion;
import io.github.auxtask.maven.worker.MavenBuild;
import io.github.auxtask.maven.worker.WorkerPlaces;
import io.github.auxtask.maven.worker.WorkerVersions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What all goals but the report have in common: which reproduction, which of its runs, and where results are kept. */
abstract class AbstractAuxMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    /**
     * The file that says what is run and compared.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.file", defaultValue = "${basedir}/reproduction.yaml")
    File reproductionFile;

    /**
     * Does nothing at all if true.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.skip", defaultValue = "false")
    boolean skip;

    /**
     * How much of the paper is run: the name of a budget in {@code reproduction.yaml}; if not set, {@code quick} where there is one,
     * else the only one. By convention {@code smoke} takes two
     * minutes and proves that everything works, {@code quick} an hour on a CPU, and {@code full} is the paper's own; what is
     * compared with the paper is decided by a budget's settings, not by its name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.budget")
    @Nullable
    String budget;

    /**
     * Seeds instead of the budget's, such as {@code 1,2,5-7}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.seeds")
    @Nullable
    String seeds;

    /**
     * Only these runs: axes and values such as {@code task=ft,architecture=resnet18|googlenet}, or the first digits of a run's
     * id.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.only")
    @Nullable
    String only;

    /**
     * {@code fp32}, {@code tf32} (GPUs only) or {@code bf16} instead of what {@code reproduction.yaml} says. Another precision makes other
     * runs: they are kept beside the ones there are. With {@code aux:evaluate} adversarial images are looked for in it, and judged in
     * float32.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.precision")
    @Nullable
    String precision;

    /**
     * Folder of weights, checkpoints and per-image predictions, {@code ~/.auxtask/store} if not set. Shared by all
     * reproductions; {@code mvn clean} does not touch it.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.store")
    @Nullable
    File store;

    /**
     * Folder of data sets. If not set: what the environment variable AUX_DATA_HOME names, else {@code ~/.auxtask/datasets}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.data")
    @Nullable
    File data;

    /**
     * Another version of the runtime than the plugin's own.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.runtimeVersion")
    @Nullable
    String runtimeVersion;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Inject
    RepositorySystem repositorySystem;

    @Inject
    ToolchainManager toolchains;

    /** Checks what is the same for all goals, then does the work. */
    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("skipped (aux.skip)");
            return;
        }
        Optional<String> problem = RealmVersion.problem();
        if (problem.isPresent()) {
            throw new MojoExecutionException(problem.get());
        }
        if (needsReproduction() && !Files.exists(reproductionFile.toPath()) && isElsewhere()) {
            getLog().info("no " + reproductionFile.getName() + " here, nothing to do");
            return;
        }
        try {
            CommandLineOptions.check(
                    CommandLineOptions.of(execution.getMojoDescriptor().getPluginDescriptor()),
                    session.getUserProperties());
            checkOptions();
            work();
        } catch (BadInputException e) {
            throw Told.asError(String.valueOf(e.getMessage()), e);
        } catch (RunFailedException e) {
            throw Told.asFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Refuses values that no run could use, also where there is nothing to do. */
    void checkOptions() {
        SelectionOptions.parse("", seeds, only, precision);
    }

    /** What the goal does. */
    abstract void work() throws MojoExecutionException, MojoFailureException;

    /** Whether the goal has nothing to do in a project that only gathers modules. */
    boolean needsReproduction() {
        return true;
    }

    final Reproduction reproduction() {
        return ReproductionReader.read(reproductionFile.toPath());
    }

    final Plan plan(Reproduction reproduction) {
        String name = budget == null || budget.isBlank() ? reproduction.usualBudget() : budget;
        return Plan.of(reproduction, SelectionOptions.parse(name, seeds, only, precision));
    }

    final WorkerPlaces places() {
        return WorkerPlaces.of(
                path(store), path(dataHome()), Path.of(System.getProperty("user.home", "")), System.getenv());
    }

    /** The folder of data sets, where the goal is told. */
    @Nullable
    File dataHome() {
        return data;
    }

    final MavenBuild build() {
        return new MavenBuild(project, session, repositorySystem, toolchains, getLog());
    }

    final WorkerVersions versions() {
        return WorkerVersions.ofThisPlugin().withRuntime(runtimeVersion);
    }

    /** Holds what the reproduction says against what methods and evaluations know. */
    final ReproductionCheck settingsCheck() {
        return new ReproductionCheck(build(), versions(), places());
    }

    /**
     * Whether this project may well have no reproduction: the goal is bound to a phase that every module goes through, or was
     * called for a build in which another module has one.
     */
    private boolean isElsewhere() {
        return execution.getSource() == MojoExecution.Source.LIFECYCLE
                || session.getAllProjects().stream()
                        .map(MavenProject::getBasedir)
                        .anyMatch(folder -> folder != null && new File(folder, reproductionFile.getName()).isFile());
    }

    private static @Nullable Path path(@Nullable File file) {
        return file == null ? null : file.toPath();
    }
}
