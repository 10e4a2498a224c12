package io.github.auxtask.maven;

import io.github.auxtask.maven.catalogue.CatalogueText;
import io.github.auxtask.maven.catalogue.Describer;
import io.github.auxtask.maven.worker.MavenBuild;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints everything that {@code reproduction.yaml} can call by name, kind by kind, with its version and where it comes from: ours,
 * and what the project's own classes, its dependencies and those of the plugin add. Works without a project, too.
 *
 * @since 0.1.0
 */
@Mojo(name = "list", requiresProject = false, threadSafe = true)
public final class ListMojo extends AbstractAuxMojo {
    /**
     * Whether to print every setting, too, with its default, what it may be and what it means.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.detail", defaultValue = "false")
    boolean detail;

    @Override
    boolean needsReproduction() {
        return false;
    }

    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        MavenBuild build = build();
        Describer describer = Describer.of(build, versions(), places(), build.userCode());
        CatalogueText.lines(describer.describe().catalogue(), detail).forEach(line -> getLog().info(line));
    }
}
