package io.github.auxtask.maven.worker;

import io.github.auxtask.maven.classpath.ClassPath;
import io.github.auxtask.maven.classpath.UserCode;
import io.github.auxtask.maven.work.ProcessFolder;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/**
 * What Maven gives to a goal that starts a worker.
 *
 * @param project that the goal runs in
 * @param session of the build
 * @param repositories resolves jars
 * @param toolchains know which Java was chosen
 * @param log of the goal
 */
public record MavenBuild(
        MavenProject project,
        MavenSession session,
        RepositorySystem repositories,
        ToolchainManager toolchains,
        Log log) {

    /** The {@code java} that runs the worker. */
    public Path java() {
        return JavaLauncher.find(toolchains, session);
    }

    /** The folder for the worker's files: without a POM there is no target folder, and the user's own is not to be littered. */
    public Path workFolder(WorkerPlaces places) {
        return project.getFile() == null
                ? places.store().resolveSibling("work")
                : Path.of(project.getBuild().getDirectory()).resolve("aux-work");
    }

    /** The folder in it of this process, so that two commands at once do not write over what the other tells its worker. */
    public Path ownFolder(WorkerPlaces places) {
        return processFolder(places).take();
    }

    /**
     * Deletes the folder of this process, after commands that ended well. What is left of others helps to see why, until the next command
     * clears it away.
     */
    public void clearOwnFolder(WorkerPlaces places) {
        processFolder(places).clear();
    }

    private ProcessFolder processFolder(WorkerPlaces places) {
        return new ProcessFolder(
                workFolder(places), session.getRepositorySession().getData());
    }

    /**
     * What the project and its POM add to the worker.
     *
     * @throws io.github.auxtask.core.BadInputException if the project has sources that are not compiled
     */
    public UserCode userCode() {
        return UserCode.of(project, session.getRepositorySession().getArtifactTypeRegistry(), log);
    }

    /**
     * Everything that the worker computes with.
     *
     * @throws io.github.auxtask.core.BadInputException if something cannot be resolved or does not fit together
     */
    public ClassPath classPath(WorkerVersions versions, Flavor natives) {
        return resolver().resolve(versions, natives, userCode());
    }

    /** The same for a worker that computes nothing, which needs no natives. */
    public ClassPath classPathWithoutNatives(WorkerVersions versions, UserCode user) {
        return resolver().resolveWithoutNatives(versions, user);
    }

    private WorkerClassPath resolver() {
        return new WorkerClassPath(repositories, session.getRepositorySession(), project.getRemotePluginRepositories());
    }
}
