package io.github.auxtask.maven;

import io.github.auxtask.experiment.spec.Reproduction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Makes the data sets of a reproduction ready: uses and verifies the files there are, downloads what is missing from the
 * official place, resumes what was interrupted, and checks every checksum. The other goals do the same when they need the
 * data; this one is for doing it ahead, before a journey without network.
 *
 * @since 0.1.0
 */
@Mojo(name = "data", threadSafe = true)
public final class DataMojo extends AbstractWorkerMojo {
    @Override
    void work() throws MojoExecutionException, MojoFailureException {
        Reproduction reproduction = reproduction();
        launch("data", plan(reproduction));
    }
}
