package io.github.auxtask.method.labels;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Encoder;
import io.github.auxtask.nn.LabelDecoder;

/**
 * An encoder with the head that predicts labels. What {@link #apply} calls logits is the predicted label, [N, D], one row per image.
 *
 * @param encoder the image encoder
 * @param form of one label
 * @param classes K
 */
record LabelNetwork(Encoder encoder, LabelForm form, int classes) implements Backbone {
    /** The labels of all classes, [K, D]: they travel with the weights, so that a trained network needs no files to decide. */
    static final String LABELS = "labels";

    @Override
    public Output apply(Tensor x) {
        Tensor map = encoder.map(x);
        Tensor embedding = Encoder.pooled(map);
        return new Output(
                map,
                switch (form.kind()) {
                    case CATEGORY, VECTOR -> embedding.linear("fc", form.size());
                    case MATRIX ->
                        new LabelDecoder(form.shape().get(0)).apply(embedding).reshape(-1, form.size());
                });
    }

    /**
     * Scores of predicted labels: of categories as they are, else minus the mean squared difference to the label of each class,
     * so that the largest is the nearest neighbour (paper, section 3.3).
     *
     * @param predicted [N, D]
     * @return [N, K]
     */
    Tensor scores(Tensor predicted) {
        if (form.kind() == LabelForm.Kind.CATEGORY) {
            return predicted;
        }
        Tensor difference = predicted
                .to(DType.FLOAT32)
                .reshape(-1, 1, form.size())
                .sub(labels(predicted.graph()).reshape(1, classes, form.size()));
        return difference.mul(difference).sum(2).reshape(-1, classes).times(-1.0 / form.size());
    }

    /** The labels of these classes, [N, D]. */
    Tensor targets(Tensor y) {
        return labels(y.graph()).select(y);
    }

    private Tensor labels(Graph graph) {
        return graph.parameter(LABELS, ParameterKind.CONSTANT, classes, form.size());
    }
}
