package io.github.auxtask.maven.classpath;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.artifact.ArtifactTypeRegistry;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * What the user's POM and project add to the worker: own methods, networks, data sets, attacks and evaluations.
 *
 * @param name of the project, {@code group:artifact:version}
 * @param classes folder of the project's own compiled classes, null if it has none
 * @param ofPlugin the {@code <dependencies>} of the aux-maven-plugin
 * @param ofProject the project's own dependencies of the scopes compile and runtime, as on Maven's runtime class path
 * @param provided the project's own dependencies of the scope provided: compiled against, but not brought along
 * @param managed the project's {@code <dependencyManagement>}
 * @param repositories where the project's dependencies come from
 */
public record UserCode(
        String name,
        @Nullable Path classes,
        List<Dependency> ofPlugin,
        List<Dependency> ofProject,
        List<Dependency> provided,
        List<Dependency> managed,
        List<RemoteRepository> repositories) {
    private static final String PLUGIN = "io.github.auxtask:aux-maven-plugin";
    private static final Set<String> RUNTIME_SCOPES = Set.of("compile", "runtime");

    public UserCode {
        ofPlugin = List.copyOf(ofPlugin);
        ofProject = List.copyOf(ofProject);
        provided = List.copyOf(provided);
        managed = List.copyOf(managed);
        repositories = List.copyOf(repositories);
    }

    /** Nothing: the runtime alone. */
    public static UserCode none() {
        return new UserCode("", null, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Whether nothing is added to the runtime. */
    public boolean isEmpty() {
        return classes == null && ofPlugin.isEmpty() && ofProject.isEmpty();
    }

    /**
     * Reads it from the effective POM.
     *
     * @param types the build's kinds of artifacts
     * @throws io.github.auxtask.core.BadInputException if the project has sources that are not compiled
     */
    public static UserCode of(MavenProject project, ArtifactTypeRegistry types, Log log) {
        List<Dependency> own = dependencies(project.getDependencies(), types);
        return new UserCode(
                project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion(),
                ProjectClasses.of(project, log).orElse(null),
                plugin(project)
                        .map(plugin -> dependencies(plugin.getDependencies(), types))
                        .orElse(List.of()),
                own.stream()
                        .filter(dependency -> RUNTIME_SCOPES.contains(dependency.getScope()))
                        .toList(),
                own.stream()
                        .filter(dependency -> dependency.getScope().equals("provided"))
                        .toList(),
                Optional.ofNullable(project.getDependencyManagement())
                        .map(DependencyManagement::getDependencies)
                        .map(managed -> dependencies(managed, types))
                        .orElse(List.of()),
                project.getRemoteProjectRepositories());
    }

    /** The plugin as the POM names it, under build or only under pluginManagement. */
    private static Optional<Plugin> plugin(MavenProject project) {
        return Optional.ofNullable(project.getPlugin(PLUGIN))
                .or(() -> Optional.ofNullable(project.getPluginManagement())
                        .map(management -> management.getPluginsAsMap().get(PLUGIN)));
    }

    private static List<Dependency> dependencies(
            List<org.apache.maven.model.Dependency> declared, ArtifactTypeRegistry types) {
        return declared.stream()
                .map(dependency -> RepositoryUtils.toDependency(dependency, types))
                .toList();
    }
}
