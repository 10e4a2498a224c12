package io.github.auxtask.maven.log;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.reporting.MavenReportException;

/**
 * Failures whose sentence is all that Maven prints. Behind the message of an exception Maven prints those of its causes, in the words
 * of some library; here they go with the exception as suppressed ones, which {@code mvn -e} shows.
 */
public final class Told {
    private Told() {}

    /** The set-up or the input is wrong. */
    public static MojoExecutionException asError(String sentence, Throwable why) {
        return with(new MojoExecutionException(sentence), why);
    }

    /** A run failed. */
    public static MojoFailureException asFailure(String sentence, Throwable why) {
        return with(new MojoFailureException(sentence), why);
    }

    /** The same within a site. */
    public static MavenReportException asReportError(String sentence, Throwable why) {
        return with(new MavenReportException(sentence), why);
    }

    private static <T extends Throwable> T with(T told, Throwable why) {
        told.addSuppressed(why);
        return told;
    }
}
