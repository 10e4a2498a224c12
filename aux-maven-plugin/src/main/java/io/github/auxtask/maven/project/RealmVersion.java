package io.github.auxtask.maven.project;

import io.github.auxtask.maven.worker.WorkerVersions;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/**
 * Which runtime Maven has given to the plugin itself. A runtime among the plugin's {@code <dependencies>} replaces the plugin's own,
 * which then fails in ways that nobody could explain.
 */
public final class RealmVersion {
    private static final String RUNTIME = "/META-INF/maven/io.github.auxtask/aux-runtime/pom.properties";

    private RealmVersion() {}

    /** What is wrong, if the plugin was given another runtime than its own. */
    public static Optional<String> problem() {
        return given().flatMap(version -> problem(WorkerVersions.ofThisPlugin().runtime(), version));
    }

    /** The same for these versions. */
    static Optional<String> problem(String own, String given) {
        return Optional.of(given)
                .filter(version -> !version.equals(own))
                .map(version -> "Among the dependencies of the aux-maven-plugin in pom.xml is"
                        + " io.github.auxtask:aux-runtime:" + version
                        + ", but this plugin reads and compares with version "
                        + own + ": leave it out there; the worker alone computes with another one by"
                        + " -Daux.runtimeVersion=" + version + ".");
    }

    /** The version that the runtime's jar says of itself; nothing if it is no jar, as in development. */
    private static Optional<String> given() {
        try (InputStream stream = RealmVersion.class.getResourceAsStream(RUNTIME)) {
            if (stream == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(stream);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
