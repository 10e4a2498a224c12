package io.github.auxtask.graph;

/** What a named tensor of a network is for; decides its initialiser and whether it is trained. */
public enum ParameterKind {
    CONV_WEIGHT,
    CONV_BIAS,
    DECONV_WEIGHT,
    DECONV_BIAS,
    LINEAR_WEIGHT,
    LINEAR_BIAS,
    BN_WEIGHT,
    BN_BIAS,
    RUNNING_MEAN,
    RUNNING_VAR,
    /** Small factors of what a block adds, one for each channel (Touvron et al. 2021). */
    LAYER_SCALE,
    /** Positions and tokens of a transformer. */
    EMBEDDING,
    /** Values that a network carries along and nobody changes: the label of every class. */
    CONSTANT,
    /** Anything else that is trained, for example a loss weight. */
    OTHER;

    /** Buffers are state that no gradient reaches: the running statistics of batch normalisation, constants. */
    public boolean isBuffer() {
        return this == RUNNING_MEAN || this == RUNNING_VAR || this == CONSTANT;
    }
}
