package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.DatasetSettings;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.Datasets;
import io.github.auxtask.experiment.spec.DataRef;

/**
 * The data set that a reproduction means: its source on the class path, with the settings that the reproduction gives it.
 *
 * @param reference as it is written
 * @param source of this name
 * @param settings with every default filled in
 */
public record NamedData(DataRef reference, DatasetSource source, Settings settings) {
    /**
     * Finds the source, and compares the digest where that is known without reading.
     *
     * @throws BadInputException if there is none of this name, a setting makes no sense, or the reproduction means other images
     */
    public static NamedData of(DataRef reference) {
        DatasetSource source = Datasets.named(reference.name());
        NamedData data = new NamedData(reference, source, DatasetSettings.of(source, reference.settings()));
        source.digest(data.settings()).ifPresent(data::compare);
        return data;
    }

    /** Shape, classes and counts. */
    public DatasetDescription describe(DataAccess access) {
        return source.describe(access, settings);
    }

    /** What is there. */
    public DatasetStatus status(DataAccess access, boolean thorough) {
        return source.status(access, settings, thorough);
    }

    /**
     * Makes the images ready to be read.
     *
     * @throws BadInputException if they cannot be had, are not those that the reproduction means, or it does not say which it means
     */
    public Dataset load(DataAccess access) {
        Dataset dataset = fetch(access);
        if (!reference.hasDigest()) {
            throw new BadInputException("The data set '" + reference.name()
                    + "' has no digest in reproduction.yaml, so nothing says which images a run was trained on: write"
                    + " digest: "
                    + dataset.digest() + " beside its name (data).");
        }
        return dataset;
    }

    /**
     * The same where the reproduction need not say yet which images it means.
     *
     * @throws BadInputException if they cannot be had, or are not those that the reproduction means
     */
    public Dataset fetch(DataAccess access) {
        Dataset dataset = source.load(access, settings);
        compare(dataset.digest());
        return dataset;
    }

    private void compare(ContentId actual) {
        if (reference.hasDigest() && !actual.hex().equals(reference.digest())) {
            throw new BadInputException("The data set '" + reference.name() + "' has the digest " + actual
                    + ", but reproduction.yaml asks for " + reference.digest()
                    + " (data.digest): bring back the images that it means, or, if these are meant, write this"
                    + " digest.");
        }
    }
}
