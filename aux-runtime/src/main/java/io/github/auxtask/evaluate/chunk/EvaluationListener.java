package io.github.auxtask.evaluate.chunk;

/** Hears how an evaluation goes on, after every batch. What it throws ends the evaluation. */
@FunctionalInterface
public interface EvaluationListener {
    /** Tells nobody. */
    EvaluationListener SILENT = progress -> {};

    /** A batch is done. */
    void progress(EvaluationProgress progress);

    /**
     * An evaluation that was interrupted goes on.
     *
     * @param name the evaluation's
     * @param done images that were evaluated before
     * @param total images in all
     */
    default void resumed(String name, int done, int total) {}

    /**
     * A batch did not fit into the device's memory, and fewer images go through the network at once from now on.
     *
     * @param name the evaluation's
     * @param images how many
     */
    default void halved(String name, int images) {}
}
