package io.github.auxtask.method.convengers;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.List;

/**
 * Several extractors, whose features are put one after the other and go through dense blocks that halve them, into classes (sheet, section
 * 2): with 2048 + 2048 + 4096 features 8192, 4096, 2048, 1024, 200. Parameters lie below the extractors' scopes and {@code head}.
 *
 * @param extractors in the order of their features
 * @param blocks how many dense blocks there are; 0 for none
 * @param halving whether each block halves the features, or keeps them, as in the baselines
 * @param dropout probability within each block
 * @param classes of the last layer
 */
record ConvengersNetwork(List<Extractor> extractors, int blocks, boolean halving, double dropout, int classes)
        implements Backbone {
    static final String HEAD = "head";

    ConvengersNetwork {
        extractors = List.copyOf(extractors);
    }

    @Override
    public Output apply(Tensor x) {
        List<Tensor> each =
                extractors.stream().map(extractor -> extractor.apply(x)).toList();
        Tensor features = each.size() == 1 ? each.get(0) : Tensor.concat(each, 1);
        Tensor logits = features.in(HEAD, this::head);
        return new Output(features.reshape(-1, features.size(1), 1, 1), logits);
    }

    private Tensor head(Tensor features) {
        Tensor h = features;
        for (int i = 1; i <= blocks; i++) {
            long width = halving ? h.size(1) / 2 : h.size(1);
            h = h.in("block" + i, t -> new DenseBlock(width, dropout).apply(t));
        }
        return h.linear("fc", classes);
    }
}
