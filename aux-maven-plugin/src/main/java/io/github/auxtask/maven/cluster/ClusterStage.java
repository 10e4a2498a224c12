package io.github.auxtask.maven.cluster;

import io.github.auxtask.cluster.StagedClassPath;
import io.github.auxtask.maven.classpath.ClassPath;
import io.github.auxtask.maven.worker.WorkerCommand;
import io.github.auxtask.maven.worker.WorkerSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts what the worker runs from into the store, and its arguments into a file beside the script. */
final class ClusterStage {
    /** How many tasks may die of a run before it is given up until the next submission. */
    private static final int ATTEMPTS = 3;

    private ClusterStage() {}

    /** The same class path with every file in the store. */
    static ClassPath stage(ClassPath classPath, Path store) {
        StagedClassPath staged = new StagedClassPath(store);
        return new ClassPath(classPath.entries().stream()
                .map(entry -> new ClassPath.Entry(staged.stage(entry.file()), entry.name()))
                .toList());
    }

    /**
     * Writes {@code worker.args}.
     *
     * @param minutes after which a task takes no more runs
     */
    static void writeArguments(Path folder, ClassPath staged, WorkerSettings settings, int minutes) {
        List<String> arguments = new ArrayList<>(settings.jvmArguments(folder.resolve("logs")));
        arguments.addAll(staged.jvmArguments());
        arguments.add("-Dauxtask.queue.minutes=" + minutes);
        arguments.add("-Dauxtask.team.attempts=" + ATTEMPTS);
        new WorkerCommand(Path.of("java"), arguments, staged.files(), WorkerCommand.MAIN_CLASS, List.of())
                .commandLine(folder.resolve("worker.args"));
    }
}
