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
    /** Anything else that is trained, for example a loss weight. */
    OTHER;

    /** Buffers are state that no gradient reaches: the running statistics of batch normalisation. */
    public boolean isBuffer() {
        return this == RUNNING_MEAN || this == RUNNING_VAR;
    }
}
