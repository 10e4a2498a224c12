package io.github.auxtask.evaluate;

import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.image.Standardisation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one evaluation of one trained classifier is given. */
public interface EvaluationContext {
    /** The classifier, in the precision that the evaluation asks for. */
    EvaluatedClassifier classifier();

    /**
     * The same classifier trained without a defence; nothing where none is trained here.
     *
     * @throws IllegalStateException if the evaluation does not say that it needs it
     */
    Optional<EvaluatedClassifier> twin();

    /** The test images that the evaluation is about, standardised: without those that it skips, and as many as it asks for. */
    Examples examples();

    /**
     * The images that the run was trained on, as it was shown them in its first epoch.
     *
     * @throws io.github.auxtask.core.BadInputException if the method does not say
     */
    Examples trainingExamples();

    /** How the classifier did on those images while it was trained; nothing where it was put together and not trained. */
    Optional<AsTrained> asTrained();

    /** Names of the classes, in the order of the labels. */
    List<String> classNames();

    /** What turns 8-bit images into the classifier's inputs. */
    Standardisation standardisation();

    /** The run's seed; whatever is drawn comes from its streams, see {@link io.github.auxtask.core.RandomStream}. */
    long seed();

    /** The method's own loss, its threshold and what it states of the classifier, if it has any of its own. */
    Optional<Readout> readout();

    /** The classifier's parameters and running statistics, by name. */
    Map<String, float[]> values();

    /**
     * The test images under corruptions.
     *
     * @throws io.github.auxtask.core.BadInputException if they cannot be had
     * @throws IllegalStateException if the evaluation does not say that it needs them
     */
    CorruptedImages corrupted();

    /** How many of the data set's first test images training has looked at, corrupted. */
    int testImagesSeen();

    /**
     * Another data set.
     *
     * @param need that the evaluation has told of
     * @throws io.github.auxtask.core.BadInputException if it cannot be had
     * @throws IllegalStateException if the evaluation does not say that it needs it
     */
    Dataset data(EvaluationNeeds.NeededData need);

    /**
     * A file of the reproduction.
     *
     * @param name absolute, or from the folder of {@code reproduction.yaml} on; the file need not exist
     * @throws io.github.auxtask.core.BadInputException if it is no path
     */
    Path file(String name);

    /** How many threads may prepare images while the network computes. */
    int threads();
}
