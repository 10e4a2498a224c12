package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * The residual networks of 6n + 2 layers for 32x32 images (He et al. 2016, section 4.2): three stages of n blocks, 16, 32 and
 * 64 channels wide. Unlike there, the shape changes through a projection and not by padding with zeros. For ten classes ResNet-32
 * has 466,906 parameters and ResNet-110 1,730,714; features [N, 64, 8, 8].
 *
 * <p>Names as in {@code architecture.py} of BoyuanChen/label_representations, whose encoders are bearpaw's
 * {@code models/cifar/resnet.py} as a sequence: {@code features.0} is the stem, {@code features.3} to {@code features.5} are the
 * stages, {@code fc} is the last layer.
 */
public final class CifarResNet implements Encoder {
    private static final int FIRST_STAGE = 3;

    private final int blocks;
    private final int classes;

    private CifarResNet(int blocks, int classes) {
        this.blocks = blocks;
        this.classes = classes;
    }

    /** ResNet-32: five blocks per stage. */
    public static CifarResNet of32(int classes) {
        return new CifarResNet(5, classes);
    }

    /** ResNet-110: eighteen blocks per stage. */
    public static CifarResNet of110(int classes) {
        return new CifarResNet(18, classes);
    }

    @Override
    public Tensor map(Tensor x) {
        return x.in("features", this::stages);
    }

    @Override
    public List<String> depths() {
        return List.of("stage1", "stage2", "stage3");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).linear("fc", classes));
    }

    private Tensor stages(Tensor x) {
        Tensor h = x.conv("0", 16, 3).batchNorm("1").relu();
        h = stage(h, FIRST_STAGE, 16, 1).tap("stage1");
        h = stage(h, FIRST_STAGE + 1, 32, 2).tap("stage2");
        return stage(h, FIRST_STAGE + 2, 64, 2).tap("stage3");
    }

    private Tensor stage(Tensor x, int place, long width, long stride) {
        Tensor h = x.in(place + ".0", t -> block(t, width, stride));
        for (int i = 1; i < blocks; i++) {
            h = h.in(place + "." + i, t -> block(t, width, 1));
        }
        return h;
    }

    private static Tensor block(Tensor x, long width, long stride) {
        Tensor h = x.conv("conv1", width, 3, stride).batchNorm("bn1").relu();
        h = h.conv("conv2", width, 3).batchNorm("bn2");
        boolean same = stride == 1 && x.size(1) == width;
        Tensor around = same ? x : x.conv("downsample.0", width, 1, stride).batchNorm("downsample.1");
        return h.add(around).relu();
    }

    /** The architecture {@code resnet32}. */
    public static final class Of32 implements Architecture {
        @Override
        public String name() {
            return "resnet32";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(4, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return of32(classes);
        }
    }

    /** The architecture {@code resnet110}. */
    public static final class Of110 implements Architecture {
        @Override
        public String name() {
            return "resnet110";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(4, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return of110(classes);
        }
    }
}
