package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.maven.classpath.ClassPath;
import io.github.auxtask.maven.classpath.NeededToRun;
import io.github.auxtask.maven.classpath.PinnedVersions;
import io.github.auxtask.maven.classpath.UserArtifacts;
import io.github.auxtask.maven.classpath.UserCode;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * The jars that the worker runs from, resolved when it is launched. They are no dependencies of the plugin, so that rendering
 * a report downloads no natives, and so that the flavor can be chosen on the command line. Uses the resolver's API only,
 * which is the same in Maven 3 and 4.
 */
public final class WorkerClassPath {
    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final List<RemoteRepository> repositories;

    /**
     * @param session the build's, so that the reactor, the local repository, mirrors and offline mode count
     * @param repositories the project's plugin repositories
     */
    public WorkerClassPath(
            RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        this.system = system;
        this.session = session;
        this.repositories = List.copyOf(repositories);
    }

    /**
     * Resolves the runtime, what it needs, the natives of the flavor, and what the user adds.
     *
     * @param versions which runtime and which libtorch
     * @throws BadInputException if something cannot be resolved or does not fit together; says what, and what to do
     */
    public ClassPath resolve(WorkerVersions versions, Flavor flavor, UserCode user) {
        return resolve(versions, flavor == Flavor.CPU, user);
    }

    /** The same for a worker that computes nothing, which needs no natives. */
    public ClassPath resolveWithoutNatives(WorkerVersions versions, UserCode user) {
        return resolve(versions, false, user);
    }

    private ClassPath resolve(WorkerVersions versions, boolean natives, UserCode user) {
        List<Artifact> own = runtime(versions, natives);
        PinnedVersions pins = new PinnedVersions(own, versions.runtime(), versions.pytorch());
        return ClassPath.ofRuntime(own).and(new UserArtifacts(system, session, pins).resolve(user, repositories));
    }

    private List<Artifact> runtime(WorkerVersions versions, boolean natives) {
        DependencyRequest request =
                new DependencyRequest(collect(versions, natives), (node, parents) -> NeededToRun.accept(node));
        try {
            return system.resolveDependencies(session, request).getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new BadInputException("The worker's class path cannot be resolved: " + e.getMessage() + remedy(), e);
        }
    }

    private CollectRequest collect(WorkerVersions versions, boolean natives) {
        // As the root, not as a dependency: only a root's dependencyManagement counts, and the runtime's pins its
        // versions.
        CollectRequest collect = new CollectRequest();
        collect.setRoot(
                runtimeScoped(new DefaultArtifact("io.github.auxtask", "aux-runtime", "jar", versions.runtime())));
        if (natives) {
            collect.addDependency(runtimeScoped(new DefaultArtifact(
                    "ai.djl.pytorch",
                    "pytorch-native-cpu",
                    NativeClassifier.ofThisMachine(),
                    "jar",
                    versions.pytorch())));
        }
        collect.setRepositories(repositories);
        collect.setRequestContext("aux-worker");
        return collect;
    }

    private String remedy() {
        return session.isOffline() ? " Maven is offline (-o): run the goal once online." : "";
    }

    private static Dependency runtimeScoped(Artifact artifact) {
        return new Dependency(artifact, "runtime");
    }
}
