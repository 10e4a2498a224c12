package io.github.auxtask.nn.imagenet;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * NASNet-A (4 @ 1056), also called NASNet Mobile (Zoph et al. 2018): 4,243,548 parameters for ten classes, features [N, 1056, 7, 7] of
 * images of 224 x 224 pixels. Names as in Cadene/pretrained-models.pytorch, {@code models/nasnet_mobile.py}, with its ways of padding.
 *
 * <p>With the strides of small images nothing shrinks before the second stem cell: maps of 32, 32, 16, 8 and 4 pixels of images of 32 x
 * 32. The maps have to stay even down to the last reduction.
 */
public final class NasNetMobile implements Backbone {
    private static final int STEM = 32;
    private static final int FILTERS = 44;
    private static final double DROPOUT = 0.5;

    private final int classes;
    private final double dropout;
    private final boolean smallImages;

    /**
     * A classifier into this many classes.
     *
     * @param dropout probability, before the last layer
     * @param smallImages whether it has the strides for images of 32 x 32 pixels
     */
    public NasNetMobile(int classes, double dropout, boolean smallImages) {
        this.classes = classes;
        this.dropout = dropout;
        this.smallImages = smallImages;
    }

    @Override
    public Output apply(Tensor x) {
        int stride = smallImages ? 1 : 2;
        Conv first = Conv.of(STEM, 3).stride(stride).padding(smallImages ? 1 : 0);
        Tensor conv = x.in("conv0", t -> NasNetCell.batchNorm(t.conv("conv", first), "bn"));
        Tensor stem0 = conv.in("cell_stem_0", t -> NasNetCell.firstStem(t, FILTERS / 4, stride));
        Tensor stem1 = stem0.in("cell_stem_1", t -> NasNetCell.secondStem(t, conv, FILTERS / 2, stride));
        Stage stage = new Stage(stem0, stem1).cells(0, FILTERS).reduced("reduction_cell_0", 2 * FILTERS);
        stage = stage.cells(6, 2 * FILTERS).reduced("reduction_cell_1", 4 * FILTERS);
        Tensor map = stage.cells(12, 4 * FILTERS).last().relu();
        Tensor pooled = map.globalAveragePool().flatten().dropout(dropout);
        return new Output(map, pooled.linear("last_linear", classes));
    }

    /** The two maps that the next cell reads. */
    private record Stage(Tensor previous, Tensor last) {
        /** Four cells that keep the size, the first of which meets a previous map twice as large. */
        Stage cells(int index, int filters) {
            Stage now = new Stage(last, last.in("cell_" + index, t -> NasNetCell.first(t, previous, filters)));
            for (int i = index + 1; i < index + 4; i++) {
                Stage before = now;
                now = new Stage(
                        now.last, now.last.in("cell_" + i, t -> NasNetCell.normal(t, before.previous, filters)));
            }
            return now;
        }

        Stage reduced(String name, int filters) {
            return new Stage(last, last.in(name, t -> NasNetCell.reduction(t, previous, filters)));
        }
    }

    /** The architecture {@code nasnetamobile}. */
    public static final class Named implements Architecture {
        private static final String STRIDES = "strides";
        private static final String SMALL = "small-images";

        @Override
        public String name() {
            return "nasnetamobile";
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(
                    SettingKey.number("dropout", DROPOUT, "probability of dropout before the last layer")
                            .atLeast(0)
                            .atMost(1),
                    SettingKey.choice(
                            STRIDES,
                            "published",
                            List.of("published", SMALL),
                            "as published, or 1 before the second stem cell, for images of 32 x 32 pixels"));
        }

        @Override
        public InputSize inputs() {
            return new InputSize(InputSize.CIFAR, InputSize.IMAGENET);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            boolean small = settings.text(STRIDES).equals(SMALL);
            return new NasNetMobile(classes, settings.number("dropout"), small);
        }
    }
}
