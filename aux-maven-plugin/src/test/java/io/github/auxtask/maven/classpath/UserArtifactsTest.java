package io.github.auxtask.maven.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.CollectResult;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.junit.jupiter.api.Test;

final class UserArtifactsTest {
    private static final RemoteRepository PLUGINS =
            new RemoteRepository.Builder("plugins", "default", "https://plugins.example.org").build();
    private static final RemoteRepository CENTRAL =
            new RemoteRepository.Builder("central", "default", "https://repo.example.org").build();

    private final PinnedVersions pins = new PinnedVersions(
            List.of(
                    new DefaultArtifact("io.github.auxtask:aux-runtime:1.2"),
                    new DefaultArtifact("ai.djl:api:0.35.1"),
                    new DefaultArtifact("com.example:json:2.0")),
            "1.2",
            "2.7.1");
    private final DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
    private final List<CollectRequest> collected = new ArrayList<>();
    private boolean missing;

    @Test
    void nothingIsResolvedWhereNothingIsAdded() {
        assertThat(resolve(UserCode.none())).isEmpty();
        assertThat(resolve(user(List.of(), List.of(dependency("com.example:json:1.0")), List.of())))
                .isEmpty();
        assertThat(collected).isEmpty();
    }

    @Test
    void classesComeFirstThenThePluginsDependenciesThenTheProjects() {
        UserCode user = new UserCode(
                "org.example:study:1",
                Path.of("target/classes"),
                List.of(dependency("org.example:mine:1")),
                List.of(dependency("org.example:mine:2"), dependency("org.example:helper:3")),
                List.of(),
                List.of(),
                List.of(CENTRAL));

        assertThat(resolve(user))
                .containsExactly(
                        new ClassPath.Entry(Path.of("target/classes"), "org.example:study:1"),
                        new ClassPath.Entry(Path.of("mine-1.jar"), "org.example:mine:1"),
                        new ClassPath.Entry(Path.of("helper-3.jar"), "org.example:helper:3"));
        assertThat(collected)
                .extracting(CollectRequest::getRepositories)
                .containsExactly(List.of(PLUGINS), List.of(CENTRAL));
    }

    @Test
    void whatTheRuntimeBringsIsLeftOutAndItsVersionsComeBeforeTheProjects() {
        UserCode user = new UserCode(
                "org.example:study:1",
                null,
                List.of(),
                List.of(dependency("com.example:json:1.0"), dependency("org.example:helper:3")),
                List.of(dependency("io.github.auxtask:aux-runtime:1.2")),
                List.of(dependency("com.example:json:1.0"), dependency("org.example:deep:7")),
                List.of(CENTRAL));

        assertThat(resolve(user)).extracting(ClassPath.Entry::name).containsExactly("org.example:helper:3");
        CollectRequest collect = collected.get(0);
        assertThat(collect.getManagedDependencies())
                .extracting(managed -> managed.getArtifact().toString())
                .containsExactly("com.example:json:jar:2.0", "org.example:deep:jar:7");
    }

    @Test
    void aRuntimeThatTheProjectIsCompiledAgainstMustBeTheWorkers() {
        assertThatThrownBy(() ->
                        resolve(user(List.of(), List.of(), List.of(dependency("io.github.auxtask:aux-runtime:1.1")))))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Among the dependencies of the project in pom.xml is"
                        + " io.github.auxtask:aux-runtime:1.1, but the worker computes with version 1.2");
    }

    @Test
    void whatCannotBeResolvedIsNamedWithWhereItIsAskedForAndWhatToDo() {
        missing = true;
        UserCode user = user(List.of(dependency("org.example:gone:1")), List.of(), List.of());

        assertThatThrownBy(() -> resolve(user))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "Among the dependencies of the aux-maven-plugin in pom.xml is one that cannot be"
                                + " resolved: ")
                .hasMessageEndingWith("compile it in the same command, as in mvn compile aux:train.");

        session.setOffline(true);
        assertThatThrownBy(() -> resolve(user)).hasMessageEndingWith("run the goal once online.");
    }

    private List<ClassPath.Entry> resolve(UserCode user) {
        return new UserArtifacts(system(), session, pins).resolve(user, List.of(PLUGINS));
    }

    private static UserCode user(List<Dependency> plugin, List<Dependency> project, List<Dependency> provided) {
        return new UserCode("org.example:study:1", null, plugin, project, provided, List.of(), List.of(CENTRAL));
    }

    private static Dependency dependency(String coordinates) {
        return new Dependency(new DefaultArtifact(coordinates), "compile");
    }

    /** Every dependency has a jar and no dependencies of its own. */
    private RepositorySystem system() {
        return (RepositorySystem) Proxy.newProxyInstance(
                UserArtifactsTest.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "collectDependencies" -> collect((CollectRequest) arguments[1]);
                    case "resolveDependencies" -> resolved((DependencyRequest) arguments[1]);
                    default -> throw new AssertionError(method.getName());
                });
    }

    private CollectResult collect(CollectRequest request) {
        collected.add(request);
        DependencyNode root = new DefaultDependencyNode((Dependency) null);
        List<DependencyNode> children = new ArrayList<>();
        request.getDependencies().forEach(dependency -> children.add(new DefaultDependencyNode(dependency)));
        root.setChildren(children);
        return new CollectResult(request).setRoot(root);
    }

    private DependencyResult resolved(DependencyRequest request) throws DependencyResolutionException {
        if (missing) {
            throw new DependencyResolutionException(new DependencyResult(request), new Exception("no such jar."));
        }
        List<ArtifactResult> results = new ArrayList<>();
        for (DependencyNode node : request.getRoot().getChildren()) {
            Artifact artifact = node.getArtifact();
            if (request.getFilter().accept(node, List.of(request.getRoot()))) {
                File jar = new File(artifact.getArtifactId() + "-" + artifact.getVersion() + ".jar");
                results.add(new ArtifactResult(new ArtifactRequest()).setArtifact(artifact.setFile(jar)));
            }
        }
        return new DependencyResult(request).setArtifactResults(results);
    }
}
