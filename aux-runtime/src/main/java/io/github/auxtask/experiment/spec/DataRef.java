package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.RunIdentity;
import java.util.Map;

/**
 * Which data set the runs are trained on.
 *
 * @param name of its source; a version after the first one stands behind it, as in {@code my-images@2}
 * @param digest SHA-256 of the data set, 64 hexadecimal digits; part of a run's identity
 * @param settings of its source, as they are written; part of a run's identity but for the folder that the files lie in
 */
public record DataRef(String name, String digest, Map<String, Object> settings) {
    /** Stands for the digest where {@code reproduction.yaml} says nothing yet; no data set has it. */
    public static final String NO_DIGEST = "0".repeat(64);

    public DataRef {
        settings = CanonicalJson.scalars(settings);
    }

    /** A data set without settings. */
    public DataRef(String name, String digest) {
        this(name, digest, Map.of());
    }

    /** Whether {@code reproduction.yaml} says which digest the data set has. */
    public boolean hasDigest() {
        return !digest.equals(NO_DIGEST);
    }

    /** What the images depend on besides the digest, see {@link RunIdentity#dataSettings(String, Map)}. */
    public Map<String, Object> decisiveSettings() {
        return RunIdentity.dataSettings(name, settings);
    }
}
