package io.github.auxtask.maven;

import io.github.auxtask.maven.console.Following;
import io.github.auxtask.maven.doctor.BuildFindings;
import io.github.auxtask.maven.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.rtinfo.RuntimeInformation;

/**
 * Looks at everything that a run needs, and says what is missing with the command that mends it: Maven, Java, the POM and the
 * reproduction's files, then, in the worker, engine, natives, device, precision, memory, folders and data sets. Changes nothing
 * and never fails the build because of what it finds.
 *
 * @since 0.1.0
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true)
public final class DoctorMojo extends AbstractWorkerMojo {
    @Inject
    RuntimeInformation maven;

    /**
     * Reads all files of the store, compares them with their digests, and names those that were damaged.
     *
     * @since 0.1.0
     */
    @Parameter(property = "aux.verify", defaultValue = "false")
    boolean verify;

    @Override
    boolean needsReproduction() {
        return false;
    }

    @Override
    void work() {
        List<Finding> findings = new ArrayList<>();
        findings.add(BuildFindings.maven(maven.getMavenVersion()));
        if (project.getFile() != null) {
            findings.add(BuildFindings.sitePlugin(project));
        }
        findings.addAll(BuildFindings.reproduction(reproductionFile.toPath()));
        findings.addAll(worker());
        Finding.lines(findings).forEach(line -> getLog().info(line));
    }

    private List<Finding> worker() {
        try {
            return launch("doctor", null, 1, verify ? "-Dauxtask.verify=true" : null, Following.log(getLog()))
                    .findings()
                    .stream()
                    .map(Finding::of)
                    .toList();
        } catch (MojoExecutionException | MojoFailureException | RuntimeException e) {
            getLog().debug(e);
            return List.of(Finding.missing("worker", String.valueOf(e.getMessage()), "mend that, then look again"));
        }
    }
}
