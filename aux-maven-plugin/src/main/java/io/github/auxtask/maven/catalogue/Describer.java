package io.github.auxtask.maven.catalogue;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.maven.classpath.ClassPath;
import io.github.auxtask.maven.classpath.UserCode;
import io.github.auxtask.maven.log.Told;
import io.github.auxtask.maven.worker.Flavor;
import io.github.auxtask.maven.worker.MavenBuild;
import io.github.auxtask.maven.worker.WorkerLauncher;
import io.github.auxtask.maven.worker.WorkerPlaces;
import io.github.auxtask.maven.worker.WorkerRequest;
import io.github.auxtask.maven.worker.WorkerSettings;
import io.github.auxtask.maven.worker.WorkerSummary;
import io.github.auxtask.maven.worker.WorkerVersions;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Asks the worker what can be called by name and what is wrong with a plan; not again as long as nothing has changed. */
public final class Describer {
    private static final String COMMAND = "describe";

    /** Half a second instead of one: nothing runs long enough to be worth more. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    private final Log log;
    private final Path java;
    private final ClassPath classPath;
    private final WorkerPlaces places;
    private final Path folder;
    private final MavenBuild build;

    /**
     * Resolves the worker's class path, without natives.
     *
     * @param places of the store and the natives; nothing is written there
     * @throws io.github.auxtask.core.BadInputException if something cannot be resolved or does not fit together
     */
    public static Describer of(MavenBuild build, WorkerVersions versions, WorkerPlaces places, UserCode user) {
        return new Describer(
                build.log(),
                build.java(),
                build.classPathWithoutNatives(versions, user),
                places,
                build.workFolder(places),
                build);
    }

    private Describer(Log log, Path java, ClassPath classPath, WorkerPlaces places, Path folder, MavenBuild build) {
        this.log = log;
        this.java = java;
        this.classPath = classPath;
        this.places = places;
        this.folder = folder;
        this.build = build;
    }

    /** What can be called by name. */
    public Description describe() throws MojoExecutionException, MojoFailureException {
        return describe(null, null, folder.resolve("catalogue.json"));
    }

    /**
     * What can be called by name, and what is wrong with the plan.
     *
     * @param reproduction the file that the plan was made from
     * @param plan what is looked at
     */
    public Description describe(Path reproduction, Plan plan) throws MojoExecutionException, MojoFailureException {
        Path own = build.ownFolder(places);
        Path file = own.resolve(COMMAND + "-plan.json");
        try {
            FolderPath.make(own);
        } catch (IOException e) {
            throw unwritable(e);
        }
        plan.write(file);
        return describe(reproduction, file, folder.resolve("plan-description.json"));
    }

    private Description describe(@Nullable Path reproduction, @Nullable Path plan, Path kept)
            throws MojoExecutionException, MojoFailureException {
        try {
            String key = DescriptionKey.of(classPath, plan, reproduction);
            DescriptionFile file = new DescriptionFile(kept);
            Description known = file.read(key).orElse(null);
            if (known != null) {
                build.clearOwnFolder(places);
                return known;
            }
            WorkerSummary summary = launch(reproduction, plan);
            Description description = new Description(summary.extensions(), summary.problems());
            file.write(key, description);
            build.clearOwnFolder(places);
            return description;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private WorkerSummary launch(@Nullable Path reproduction, @Nullable Path plan)
            throws MojoExecutionException, MojoFailureException {
        WorkerSettings settings = new WorkerSettings(Flavor.CPU, 1, true, QUICK, false);
        WorkerRequest request = new WorkerRequest(
                reproduction == null ? null : reproduction.toAbsolutePath().getParent(),
                reproduction == null ? null : String.valueOf(reproduction.getFileName()),
                plan,
                places.store(),
                places.data(),
                "cpu",
                1,
                false,
                true,
                "untested",
                0);
        return new WorkerLauncher(log, java, () -> classPath, settings, places.engine(), build.ownFolder(places))
                .launch(COMMAND, request);
    }

    private MojoExecutionException unwritable(IOException e) {
        return Told.asError("The folder " + folder + " cannot be used: " + AtomicFile.reason(e) + ".", e);
    }
}
