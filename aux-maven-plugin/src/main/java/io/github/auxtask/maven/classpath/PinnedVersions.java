package io.github.auxtask.maven.classpath;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;

/**
 * The versions that the runtime was built and tested with. They win over every other version that a user's jar asks for; of the
 * runtime itself and of DJL, which are one with their native libraries, another version is refused.
 */
public final class PinnedVersions {
    private static final String RUNTIME = "aux-runtime";
    private static final String OURS = "io.github.auxtask";
    private static final String DJL = "ai.djl";

    private final Map<String, Artifact> byKey = new LinkedHashMap<>();
    private final String runtime;
    private final String pytorch;

    /**
     * The versions of these artifacts.
     *
     * @param artifacts the runtime and all that it needs
     * @param runtime version of the runtime
     * @param pytorch version of libtorch
     */
    public PinnedVersions(List<Artifact> artifacts, String runtime, String pytorch) {
        artifacts.forEach(artifact -> byKey.put(key(artifact), artifact));
        this.runtime = runtime;
        this.pytorch = pytorch;
    }

    /** Whether the runtime brings this artifact itself, in whatever version. */
    boolean contains(Artifact artifact) {
        return byKey.containsKey(key(artifact));
    }

    /** What manages the versions of other jars' dependencies; not the runtime and DJL, so that another version is seen. */
    List<Dependency> managed() {
        return byKey.values().stream()
                .filter(artifact -> expected(artifact).isEmpty())
                .map(artifact -> new Dependency(artifact, ""))
                .toList();
    }

    /**
     * Refuses another runtime or DJL that the POM names itself.
     *
     * @param where for the message: {@code the dependencies of the aux-maven-plugin in pom.xml}
     * @throws BadInputException if it is another version
     */
    void requireSame(Artifact artifact, String where) {
        String expected = expected(artifact).orElse(artifact.getBaseVersion());
        if (!expected.equals(artifact.getBaseVersion())) {
            boolean isRuntime = artifact.getArtifactId().equals(RUNTIME);
            throw new BadInputException(
                    "Among " + where + " is " + named(artifact) + ", but the worker computes with version "
                            + expected + ": write that version"
                            + (isRuntime
                                    ? ", or compute with the other one by -Daux.runtimeVersion="
                                            + artifact.getBaseVersion() + "."
                                    : ", or leave it out."));
        }
    }

    /**
     * Refuses another runtime or DJL anywhere in a graph of dependencies.
     *
     * @param where for the message: {@code the dependencies of the aux-maven-plugin in pom.xml}
     * @throws BadInputException if there is another version; the message names what brings it
     */
    void requireSameBelow(DependencyNode root, String where) {
        for (DependencyNode child : root.getChildren()) {
            requireSameBelow(child, where, new ArrayList<>());
        }
    }

    private void requireSameBelow(DependencyNode node, String where, List<String> path) {
        Artifact artifact = node.getArtifact();
        String expected = expected(artifact).orElse(artifact.getBaseVersion());
        if (!expected.equals(artifact.getBaseVersion())) {
            throw new BadInputException(
                    "Among " + where + ", " + String.join(" > ", path) + " brings " + named(artifact)
                            + ", but the worker computes with version " + expected
                            + ": exclude it there (<exclusions>), or give it the scope provided where it is declared.");
        }
        path.add(named(artifact));
        node.getChildren().forEach(child -> requireSameBelow(child, where, path));
        path.remove(path.size() - 1);
    }

    /** The only version allowed, where there is only one. */
    private Optional<String> expected(Artifact artifact) {
        if (artifact.getGroupId().equals(OURS) && artifact.getArtifactId().equals(RUNTIME)) {
            return Optional.of(runtime);
        }
        if (!artifact.getGroupId().equals(DJL) && !artifact.getGroupId().startsWith(DJL + ".")) {
            return Optional.empty();
        }
        if (artifact.getArtifactId().startsWith("pytorch-native")) {
            return Optional.of(pytorch);
        }
        return Optional.ofNullable(byKey.get(key(artifact)))
                .or(() -> Optional.ofNullable(byKey.get(DJL + ":api:jar:")))
                .map(Artifact::getBaseVersion);
    }

    private static String named(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
    }

    static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getExtension() + ":"
                + artifact.getClassifier();
    }
}
