package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.graph.DependencyNode;
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
     * Resolves the runtime, what it needs, and the natives of the flavor.
     *
     * @param versions which runtime and which libtorch
     * @throws BadInputException if something cannot be resolved; says what, and what to do
     */
    public List<Path> resolve(WorkerVersions versions, Flavor flavor) {
        DependencyRequest request = new DependencyRequest(collect(versions, flavor), WorkerClassPath::isNeeded);
        try {
            return system.resolveDependencies(session, request).getArtifactResults().stream()
                    .map(ArtifactResult::getArtifact)
                    .map(artifact -> artifact.getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new BadInputException("The worker's class path cannot be resolved: " + e.getMessage() + remedy(), e);
        }
    }

    private CollectRequest collect(WorkerVersions versions, Flavor flavor) {
        // As the root, not as a dependency: only a root's dependencyManagement counts, and the runtime's pins its
        // versions.
        CollectRequest collect = new CollectRequest();
        collect.setRoot(
                runtimeScoped(new DefaultArtifact("io.github.auxtask", "aux-runtime", "jar", versions.runtime())));
        if (flavor == Flavor.CPU) {
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

    /** {@link DependencyFilter}: what a program needs to run. */
    private static boolean isNeeded(DependencyNode node, List<DependencyNode> parents) {
        Dependency dependency = node.getDependency();
        return dependency == null
                || (!dependency.isOptional()
                        && (dependency.getScope().equals("compile")
                                || dependency.getScope().equals("runtime")
                                || dependency.getScope().isEmpty()));
    }
}
