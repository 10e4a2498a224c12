package io.github.auxtask.graph;

/** How batch normalisation and dropout behave in a method. Independent of whether gradients are taken. */
public enum Mode {
    /** Batch statistics, running statistics updated, dropout active. */
    TRAIN,
    /** Running statistics, no dropout; nothing is changed. */
    EVAL
}
