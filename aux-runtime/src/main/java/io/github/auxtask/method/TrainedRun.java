package io.github.auxtask.method;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.train.EpochRecord;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A trained run that another one needs. Nothing of it is read before it is asked for. */
public interface TrainedRun {
    /** Its role, as {@code needs} in {@code reproduction.yaml} says; empty if it has none. */
    String as();

    /** Its id. */
    ContentId id();

    /** Its variant, seed and settings, what its data set is like, and what it needs itself. */
    RunDescription run();

    /** Its deployed classifier: images [N, C, H, W], standardised as {@link #standardisation} says, to scores [N, K]. */
    UnaryOperator<Tensor> classifier();

    /** What turns 8-bit images into its classifier's inputs. */
    Standardisation standardisation();

    /**
     * Its trained values by torch name, auxiliary heads included, row-major; read anew whenever they are asked for. While costs are
     * only predicted they are the values that a network starts from.
     *
     * @throws io.github.auxtask.core.BadInputException if the store does not have them
     */
    Map<String, float[]> values();

    /**
     * What its epochs measured, in order: for methods that choose what to train by what others have reached. None while costs are only
     * predicted, and of a run that is put together from others.
     *
     * @throws io.github.auxtask.core.BadInputException if the store does not have them
     */
    default List<EpochRecord> history() {
        return List.of();
    }

    /** For people: {@code resnet18/ft/clean seed 1}. */
    default String label() {
        return String.join("/", run().variant().values()) + " seed " + run().seed();
    }
}
