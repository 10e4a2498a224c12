package io.github.auxtask.graph;

/** Fan in and fan out as torch counts them: second and first dimension of the weight, times the kernel. */
final class Fan {
    private Fan() {}

    static long in(ParameterSpec weight) {
        return weight.shape().get(1) * kernel(weight);
    }

    static long out(ParameterSpec weight) {
        return weight.shape().get(0) * kernel(weight);
    }

    private static long kernel(ParameterSpec weight) {
        long size = 1;
        for (int i = 2; i < weight.shape().size(); i++) {
            size *= weight.shape().get(i);
        }
        return size;
    }
}
