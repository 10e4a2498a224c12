package io.github.auxtask.maven.classpath;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** Resolves what the user adds to the worker, without what the runtime brings itself. */
public final class UserArtifacts {
    private static final String OF_PLUGIN = "the dependencies of the aux-maven-plugin in pom.xml";
    private static final String OF_PROJECT = "the dependencies of the project in pom.xml";

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final PinnedVersions pins;

    public UserArtifacts(RepositorySystem system, RepositorySystemSession session, PinnedVersions pins) {
        this.system = system;
        this.session = session;
        this.pins = pins;
    }

    /**
     * The project's classes, the plugin's dependencies and the project's dependencies, each once.
     *
     * @param pluginRepositories where the plugin's dependencies come from
     * @throws BadInputException if something cannot be resolved, or would bring another runtime or DJL
     */
    public List<ClassPath.Entry> resolve(UserCode user, List<RemoteRepository> pluginRepositories) {
        user.ofPlugin().forEach(dependency -> pins.requireSame(dependency.getArtifact(), OF_PLUGIN));
        user.ofProject().forEach(dependency -> pins.requireSame(dependency.getArtifact(), OF_PROJECT));
        user.provided().forEach(dependency -> pins.requireSame(dependency.getArtifact(), OF_PROJECT));
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        resolve(user.ofPlugin(), List.of(), pluginRepositories, OF_PLUGIN)
                .forEach(artifact -> artifacts.putIfAbsent(PinnedVersions.key(artifact), artifact));
        resolve(user.ofProject(), user.managed(), user.repositories(), OF_PROJECT)
                .forEach(artifact -> artifacts.putIfAbsent(PinnedVersions.key(artifact), artifact));
        List<ClassPath.Entry> entries = new ArrayList<>();
        Path classes = user.classes();
        if (classes != null) {
            entries.add(new ClassPath.Entry(classes, user.name()));
        }
        artifacts
                .values()
                .forEach(artifact ->
                        entries.add(new ClassPath.Entry(artifact.getFile().toPath(), name(artifact))));
        return entries;
    }

    private List<Artifact> resolve(
            List<Dependency> direct, List<Dependency> managed, List<RemoteRepository> repositories, String where) {
        List<Dependency> foreign = direct.stream()
                .filter(dependency -> !pins.contains(dependency.getArtifact()))
                .map(dependency -> dependency.setScope("runtime").setOptional(false))
                .toList();
        if (foreign.isEmpty()) {
            return List.of();
        }
        CollectRequest collect = new CollectRequest();
        collect.setDependencies(foreign);
        // The first of equal keys counts, so the pins come first.
        pins.managed().forEach(collect::addManagedDependency);
        managed.stream()
                .filter(Predicate.not(dependency -> pins.contains(dependency.getArtifact())))
                .forEach(collect::addManagedDependency);
        collect.setRepositories(repositories);
        collect.setRequestContext("aux-worker");
        try {
            DependencyNode root = system.collectDependencies(session, collect).getRoot();
            pins.requireSameBelow(root, where);
            return system
                    .resolveDependencies(session, new DependencyRequest(root, this::isForeign))
                    .getArtifactResults()
                    .stream()
                    .map(ArtifactResult::getArtifact)
                    .filter(UserArtifacts::isOfClasses)
                    .toList();
        } catch (DependencyCollectionException | DependencyResolutionException e) {
            throw new BadInputException(
                    "Among " + where + " is one that cannot be resolved: " + e.getMessage() + remedy(), e);
        }
    }

    /** What the program needs to run and the runtime does not bring. */
    private boolean isForeign(DependencyNode node, List<DependencyNode> parents) {
        return NeededToRun.accept(node) && !isPinned(node) && parents.stream().noneMatch(this::isPinned);
    }

    private boolean isPinned(DependencyNode node) {
        return node.getArtifact() != null && pins.contains(node.getArtifact());
    }

    private String remedy() {
        return session.isOffline()
                ? " Maven is offline (-o): run the goal once online."
                : " If it is a module of this build, compile it in the same command, as in mvn compile aux:train.";
    }

    /** A dependency on a POM or a ZIP has nothing to load classes from. */
    private static boolean isOfClasses(Artifact artifact) {
        return artifact.getExtension().equals("jar");
    }

    private static String name(Artifact artifact) {
        String classifier = artifact.getClassifier().isEmpty() ? "" : ":" + artifact.getClassifier();
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion() + classifier;
    }
}
