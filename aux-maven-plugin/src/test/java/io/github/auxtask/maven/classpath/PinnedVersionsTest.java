package io.github.auxtask.maven.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.junit.jupiter.api.Test;

final class PinnedVersionsTest {
    private static final String WHERE = "the dependencies of the aux-maven-plugin in pom.xml";

    private final PinnedVersions pins = new PinnedVersions(
            List.of(
                    artifact("io.github.auxtask:aux-runtime:1.2-SNAPSHOT"),
                    artifact("ai.djl:api:0.35.1"),
                    artifact("ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1"),
                    artifact("com.example:json:2.0")),
            "1.2-SNAPSHOT",
            "2.7.1");

    @Test
    void whatTheRuntimeBringsIsKnownInWhateverVersion() {
        assertThat(pins.contains(artifact("com.example:json:1.0"))).isTrue();
        assertThat(pins.contains(artifact("com.example:json:jar:tests:2.0"))).isFalse();
        assertThat(pins.contains(artifact("com.example:yaml:2.0"))).isFalse();
    }

    @Test
    void versionsAreManagedButThoseOfTheRuntimeAndDjlAreLeftToBeSeen() {
        assertThat(pins.managed())
                .extracting(dependency -> dependency.getArtifact().toString())
                .containsExactly("com.example:json:jar:2.0");
    }

    @Test
    void aSecondRuntimeThatThePomNamesIsRefused() {
        assertThatThrownBy(() -> pins.requireSame(artifact("io.github.auxtask:aux-runtime:1.1"), WHERE))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "Among the dependencies of the aux-maven-plugin in pom.xml is io.github.auxtask:aux-runtime:1.1, but"
                                + " the worker computes with version 1.2-SNAPSHOT: write that version, or compute with the other one by"
                                + " -Daux.runtimeVersion=1.1.");
    }

    @Test
    void theSameRuntimeIsFineAlsoAsATimestampedSnapshot() {
        assertThatCode(() -> {
                    pins.requireSame(artifact("io.github.auxtask:aux-runtime:1.2-SNAPSHOT"), WHERE);
                    pins.requireSame(artifact("io.github.auxtask:aux-runtime:1.2-20261126.101010-1"), WHERE);
                    pins.requireSame(artifact("ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1"), WHERE);
                    pins.requireSame(artifact("ai.djl.huggingface:tokenizers:0.35.1"), WHERE);
                    pins.requireSame(artifact("ai.djl.pytorch:pytorch-native-cu128:2.7.1"), WHERE);
                    pins.requireSame(artifact("com.example:json:9"), WHERE);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anotherDjlAndAnotherLibtorchAreRefused() {
        for (String other : List.of(
                "ai.djl:api:0.30.0",
                "ai.djl.pytorch:pytorch-jni:2.5.1-0.30.0",
                "ai.djl.huggingface:tokenizers:0.30.0",
                "ai.djl.pytorch:pytorch-native-cpu:2.5.1")) {
            assertThatThrownBy(() -> pins.requireSame(artifact(other), WHERE))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining(other)
                    .hasMessageEndingWith("write that version, or leave it out.");
        }
    }

    @Test
    void whatBringsAnotherDjlIsNamed() {
        DependencyNode djl = node("ai.djl:api:0.30.0");
        DependencyNode helper = node("org.example:helper:3", djl);
        DependencyNode root = new DefaultDependencyNode((Dependency) null);
        root.setChildren(List.of(node("org.example:sound:1"), node("org.example:mine:1", helper)));

        assertThatThrownBy(() -> pins.requireSameBelow(root, WHERE))
                .isInstanceOf(BadInputException.class)
                .hasMessage("Among the dependencies of the aux-maven-plugin in pom.xml, org.example:mine:1 >"
                        + " org.example:helper:3 brings ai.djl:api:0.30.0, but the worker computes with version 0.35.1: exclude it"
                        + " there (<exclusions>), or give it the scope provided where it is declared.");
    }

    private static DependencyNode node(String coordinates, DependencyNode... children) {
        DependencyNode node = new DefaultDependencyNode(new Dependency(artifact(coordinates), "runtime"));
        node.setChildren(List.of(children));
        return node;
    }

    private static Artifact artifact(String coordinates) {
        return new DefaultArtifact(coordinates);
    }
}
