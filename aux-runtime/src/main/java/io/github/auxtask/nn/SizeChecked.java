package io.github.auxtask.nn;

import io.github.auxtask.graph.Tensor;
import java.util.List;

/** A network that answers images which are too small for it with a sentence, where it would come to an impossible shape. */
final class SizeChecked {
    private SizeChecked() {}

    static Backbone of(Architecture architecture, Backbone network) {
        return network instanceof Encoder encoder
                ? new CheckedEncoder(architecture, encoder)
                : x -> network.apply(checked(architecture, x));
    }

    private static Tensor checked(Architecture architecture, Tensor images) {
        architecture.inputs().require(architecture.name(), images.size(2), images.size(3));
        return images;
    }

    private record CheckedEncoder(Architecture architecture, Encoder encoder) implements Encoder {
        @Override
        public Tensor map(Tensor x) {
            return encoder.map(checked(architecture, x));
        }

        @Override
        public Tensor embedding(Tensor x) {
            return encoder.embedding(checked(architecture, x));
        }

        @Override
        public List<String> depths() {
            return encoder.depths();
        }

        @Override
        public Output apply(Tensor x) {
            return encoder.apply(checked(architecture, x));
        }
    }
}
