package org.example;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;

/** A network of its own: two convolutions. */
public final class TwoLayers implements Architecture {
    @Override
    public String name() {
        return "two-layers";
    }

    @Override
    public InputSize inputs() {
        return new InputSize(4, 16);
    }

    @Override
    public Backbone build(int classes, Settings settings) {
        return images -> {
            Tensor first = images.conv("conv1", 8, 3, 2).batchNorm("bn1").relu();
            Tensor features = first.conv("conv2", 16, 3, 2).batchNorm("bn2").relu();
            return new Backbone.Output(
                    features, features.globalAveragePool().flatten().linear("fc", classes));
        };
    }
}
