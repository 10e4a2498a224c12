package io.github.auxtask.train.checkpoint;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.train.TrainingListener;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where a training keeps what it needs to go on after an interruption. */
public interface Checkpoints {
    /**
     * The newest checkpoint that is whole.
     *
     * @param run whose checkpoint it must be
     * @param warning is told, in a sentence each, of files that were passed over
     * @return empty if there is none
     */
    Optional<Checkpoint> newest(ContentId run, Consumer<String> warning);

    /**
     * Keeps the next checkpoint.
     *
     * @throws io.github.auxtask.core.RunFailedException if it cannot be kept; earlier ones are untouched
     */
    void write(Checkpoint checkpoint);

    /**
     * A listener that also keeps the network after some epochs, for pictures; where nothing is kept for long, the listener
     * itself.
     */
    default TrainingListener keeping(Set<Integer> epochs, NetworkState network, TrainingListener listener) {
        return listener;
    }
}
