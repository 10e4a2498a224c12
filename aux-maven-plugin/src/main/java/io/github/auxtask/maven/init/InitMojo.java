package io.github.auxtask.maven.init;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.maven.log.Told;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new project in an empty folder: a POM, {@code reproduction.yaml} with a table and a claim, a README, a method with a
 * loss of its own and its test. {@code mvn verify aux:train aux:attack site -Daux.budget=smoke} works in it at once. Asks nothing,
 * and overwrites nothing: if one of the files is there, it is named, and none is written.
 *
 * <p>In a folder without a POM the goal is called by its whole name: {@code mvn io.github.auxtask:aux-maven-plugin:init}.
 *
 * @since 0.1.0
 */
@Mojo(name = "init", requiresProject = false, aggregator = true, threadSafe = true)
public final class InitMojo extends AbstractMojo {
    /**
     * Name of the project, of its reproduction and of its method: lower-case letters, digits and hyphens. If not set, made from
     * the folder's.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.name")
    @Nullable
    String name;

    /**
     * The POM's groupId.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.groupId", defaultValue = "org.example")
    String groupId;

    /**
     * Package of the Java classes. If not set, made from groupId and name.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.package")
    @Nullable
    String packageName;

    /**
     * Adds a workflow that runs the smoke budget and {@code aux:check} on every push and keeps the report: {@code github}, {@code
     * gitlab} or {@code none}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.ci", defaultValue = "none")
    String ci;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path folder = Path.of(session.getExecutionRootDirectory());
        try {
            ProjectNames names = ProjectNames.of(String.valueOf(folder.getFileName()), name, groupId, packageName);
            Map<String, String> files = new ProjectTemplates().files(names, ContinuousIntegration.parse(ci));
            NewFiles.write(folder, files);
            files.keySet().forEach(file -> getLog().info("made " + file));
            getLog().info("next: mvn verify aux:train aux:attack site -Daux.budget=smoke");
        } catch (BadInputException e) {
            throw Told.asError(String.valueOf(e.getMessage()), e);
        } catch (RunFailedException e) {
            throw Told.asFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
