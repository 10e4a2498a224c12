package io.github.auxtask.maven.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.maven.worker.RecordingLog;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.util.artifact.DefaultArtifactTypeRegistry;
import org.junit.jupiter.api.Test;

final class UserCodeTest {
    private final Build build = new Build();
    private final Model model = new Model();

    @Test
    void thePluginsDependenciesAreReadWithTheirExclusions() {
        build.addPlugin(plugin(dependency("mine", null)));

        UserCode user = user();

        assertThat(user.isEmpty()).isFalse();
        assertThat(user.ofPlugin()).singleElement().satisfies(dependency -> {
            assertThat(dependency.getArtifact().toString()).isEqualTo("org.example:mine:jar:1");
            assertThat(dependency.getExclusions())
                    .singleElement()
                    .satisfies(
                            exclusion -> assertThat(exclusion.getArtifactId()).isEqualTo("djl"));
        });
    }

    @Test
    void aPluginThatIsOnlyManagedCountsToo() {
        PluginManagement management = new PluginManagement();
        ((PluginContainer) management).addPlugin(plugin(dependency("mine", null)));
        build.setPluginManagement(management);

        assertThat(user().ofPlugin()).hasSize(1);
    }

    @Test
    void theProjectsDependenciesAreThoseOfMavensRuntimeClassPath() {
        model.addDependency(dependency("compiled", "compile"));
        model.addDependency(dependency("running", "runtime"));
        model.addDependency(dependency("given", "provided"));
        model.addDependency(dependency("testing", "test"));

        UserCode user = user();

        assertThat(user.name()).isEqualTo("org.example:study:1");
        assertThat(names(user.ofProject())).containsExactly("compiled", "running");
        assertThat(names(user.provided())).containsExactly("given");
    }

    @Test
    void aProjectWithoutAnythingAddsNothing() {
        model.addDependency(dependency("testing", "test"));

        assertThat(user().isEmpty()).isTrue();
    }

    private UserCode user() {
        model.setGroupId("org.example");
        model.setArtifactId("study");
        model.setVersion("1");
        build.setOutputDirectory("no/such/folder");
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setRemoteArtifactRepositories(List.of());
        return UserCode.of(project, new DefaultArtifactTypeRegistry(), new RecordingLog());
    }

    private static Plugin plugin(Dependency dependency) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.auxtask");
        plugin.setArtifactId("aux-maven-plugin");
        Exclusion exclusion = new Exclusion();
        exclusion.setGroupId("ai");
        exclusion.setArtifactId("djl");
        dependency.addExclusion(exclusion);
        plugin.addDependency(dependency);
        return plugin;
    }

    private static Dependency dependency(String name, String scope) {
        Dependency dependency = new Dependency();
        dependency.setGroupId("org.example");
        dependency.setArtifactId(name);
        dependency.setVersion("1");
        dependency.setScope(scope);
        return dependency;
    }

    private static List<String> names(List<org.eclipse.aether.graph.Dependency> dependencies) {
        return dependencies.stream()
                .map(dependency -> dependency.getArtifact().getArtifactId())
                .toList();
    }
}
