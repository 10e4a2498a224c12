package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.maven.classpath.UserCode;
import java.io.File;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.resolution.DependencyResult;
import org.junit.jupiter.api.Test;

class WorkerClassPathTest {
    private static final WorkerVersions VERSIONS = new WorkerVersions("1.2", "2.7.1");
    private static final RemoteRepository CENTRAL =
            new RemoteRepository.Builder("central", "default", "https://repo.example.org").build();

    private final DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();
    private DependencyRequest asked = new DependencyRequest();

    @Test
    void theRuntimeIsTheRootSoThatItsManagedVersionsCount() {
        List<Path> jars =
                classPath().resolve(VERSIONS, Flavor.CPU, UserCode.none()).files();

        CollectRequest collect = asked.getCollectRequest();
        assertThat(collect.getRoot().getArtifact().toString()).isEqualTo("io.github.auxtask:aux-runtime:jar:1.2");
        assertThat(collect.getRepositories()).containsExactly(CENTRAL);
        assertThat(jars).containsExactly(Path.of("runtime.jar"));
    }

    @Test
    void onlyTheCpuFlavorTakesNativesFromTheRepository() {
        classPath().resolve(VERSIONS, Flavor.CPU, UserCode.none());
        assertThat(asked.getCollectRequest().getDependencies())
                .extracting(dependency -> dependency.getArtifact().toString())
                .containsExactly(
                        "ai.djl.pytorch:pytorch-native-cpu:jar:" + NativeClassifier.ofThisMachine() + ":2.7.1");

        classPath().resolve(VERSIONS, Flavor.CU128, UserCode.none());
        assertThat(asked.getCollectRequest().getDependencies()).isEmpty();
    }

    @Test
    void aWorkerThatComputesNothingNeedsNoNatives() {
        classPath().resolveWithoutNatives(VERSIONS, UserCode.none());

        assertThat(asked.getCollectRequest().getDependencies()).isEmpty();
    }

    @Test
    void testAndOptionalDependenciesStayOut() {
        classPath().resolve(VERSIONS, Flavor.CPU, UserCode.none());

        DependencyFilter filter = asked.getFilter();
        assertThat(accepts(filter, "compile", false)).isTrue();
        assertThat(accepts(filter, "runtime", false)).isTrue();
        assertThat(accepts(filter, "test", false)).isFalse();
        assertThat(accepts(filter, "provided", false)).isFalse();
        assertThat(accepts(filter, "compile", true)).isFalse();
    }

    @Test
    void offlineAFailureSaysToRunOnceOnline() {
        session.setOffline(true);
        WorkerClassPath broken = new WorkerClassPath(
                system(request -> {
                    throw new DependencyResolutionException(
                            new DependencyResult(request), new Exception("no such jar"));
                }),
                session,
                List.of(CENTRAL));

        assertThatThrownBy(() -> broken.resolve(VERSIONS, Flavor.CPU, UserCode.none()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("no such jar")
                .hasMessageContaining("run the goal once online");
    }

    @Test
    void theVersionsOfThePluginAreFilledInByTheBuild() {
        WorkerVersions versions = WorkerVersions.ofThisPlugin();

        assertThat(versions.runtime()).matches("\\d+\\.\\d+.*");
        assertThat(versions.pytorch()).matches("\\d+\\.\\d+.*");
        assertThat(versions.withRuntime("9.9")).isEqualTo(new WorkerVersions("9.9", versions.pytorch()));
        assertThat(versions.withRuntime(" ")).isEqualTo(versions);
    }

    private static boolean accepts(DependencyFilter filter, String scope, boolean optional) {
        Dependency dependency = new Dependency(new DefaultArtifact("g:a:1"), scope, optional);
        return filter.accept(new DefaultDependencyNode(dependency), List.of());
    }

    private WorkerClassPath classPath() {
        return new WorkerClassPath(
                system(request -> {
                    asked = request;
                    Artifact jar = new DefaultArtifact("g:a:1").setFile(new File("runtime.jar"));
                    return new DependencyResult(request)
                            .setArtifactResults(List.of(new ArtifactResult(new ArtifactRequest()).setArtifact(jar)));
                }),
                session,
                List.of(CENTRAL));
    }

    private static RepositorySystem system(Resolve resolve) {
        return (RepositorySystem) Proxy.newProxyInstance(
                WorkerClassPathTest.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("resolveDependencies");
                    return resolve.apply((DependencyRequest) arguments[1]);
                });
    }

    /** The one operation of a repository system that is used. */
    private interface Resolve {
        DependencyResult apply(DependencyRequest request) throws DependencyResolutionException;
    }
}
