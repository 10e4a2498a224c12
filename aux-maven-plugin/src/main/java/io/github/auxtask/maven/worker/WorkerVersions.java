package io.github.auxtask.maven.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which artifacts the worker is made of.
 *
 * @param runtime version of {@code io.github.auxtask:aux-runtime}
 * @param pytorch version of {@code ai.djl.pytorch:pytorch-native-cpu}
 */
public record WorkerVersions(String runtime, String pytorch) {
    private static final String RESOURCE = "/io/github/auxtask/maven/worker.properties";

    /** The versions that this plugin was built and tested with. */
    public static WorkerVersions ofThisPlugin() {
        Properties properties = new Properties();
        try (InputStream in = WorkerVersions.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the plugin's jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WorkerVersions(properties.getProperty("runtime", ""), properties.getProperty("pytorch", ""));
    }

    /** The same with another runtime, or this one when none is given. */
    public WorkerVersions withRuntime(@Nullable String version) {
        return version == null || version.isBlank() ? this : new WorkerVersions(version, pytorch);
    }
}
