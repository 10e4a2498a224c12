package io.github.auxtask.evaluate.engine;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.AsTrained;
import io.github.auxtask.evaluate.EvaluationFiles;
import io.github.auxtask.evaluate.EvaluationNeeds.NeededData;
import java.nio.file.Path;
import java.util.Optional;

/** Where evaluations get images from that are not the test images as they are. */
public interface EvaluationSources extends EvaluationFiles {
    /** There are none. */
    EvaluationSources NONE = new EvaluationSources() {
        @Override
        public CorruptedImages corrupted(CorruptionSource source) {
            throw new BadInputException(
                    "There are no corrupted images here: remove 'corruptions' from the evaluation.");
        }

        @Override
        public int testImagesSeen() {
            return 0;
        }

        @Override
        public Dataset data(NeededData need) {
            throw new BadInputException("There are no other data sets here, and none called '" + need.name() + "'.");
        }

        @Override
        public Path file(String name) {
            throw new BadInputException("There is no reproduction here that the file '" + name + "' could be of.");
        }
    };

    /**
     * The test images under corruptions.
     *
     * @throws BadInputException if they cannot be had
     */
    CorruptedImages corrupted(CorruptionSource source);

    /**
     * The images that were trained on, as they were shown.
     *
     * @throws BadInputException if nobody says which they are
     */
    default Examples trainingImages() {
        throw new BadInputException(
                "The method does not say which images it trains on: leave evaluations of training images out.");
    }

    /** What training itself has counted; nothing where nothing was trained. */
    default Optional<AsTrained> asTrained() {
        return Optional.empty();
    }

    /** Training has tuned something on corrupted copies of the first so many test images, which findings say. */
    int testImagesSeen();
}
