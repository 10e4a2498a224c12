package io.github.auxtask.method.labels;

import java.util.List;

/**
 * What a label is to the network that predicts it.
 *
 * @param kind which head predicts it, and which loss
 * @param shape of one label: [K], [D] or [S, S]
 */
record LabelForm(Kind kind, List<Integer> shape) {
    /** Head and loss. */
    enum Kind {
        /** A linear layer to a score a class; cross entropy. */
        CATEGORY,
        /** A linear layer to a vector; smooth L1. */
        VECTOR,
        /** The decoder of transposed convolutions; smooth L1. */
        MATRIX
    }

    LabelForm {
        shape = List.copyOf(shape);
    }

    static LabelForm category(int classes) {
        return new LabelForm(Kind.CATEGORY, List.of(classes));
    }

    static LabelForm vector(int dimensions) {
        return new LabelForm(Kind.VECTOR, List.of(dimensions));
    }

    static LabelForm matrix(int size) {
        return new LabelForm(Kind.MATRIX, List.of(size, size));
    }

    /** Values of one label. */
    int size() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /** [K, ...]: the shape of all labels. */
    long[] all(int classes) {
        long[] all = new long[shape.size() + 1];
        all[0] = classes;
        for (int i = 0; i < shape.size(); i++) {
            all[i + 1] = shape.get(i);
        }
        return all;
    }
}
