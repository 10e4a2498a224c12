package io.github.auxtask.evaluate;

/** Hears how an evaluation goes on, after every batch. What it throws ends the evaluation. */
@FunctionalInterface
public interface EvaluationListener {
    /** Tells nobody. */
    EvaluationListener SILENT = progress -> {};

    /** A batch is done. */
    void progress(EvaluationProgress progress);
}
