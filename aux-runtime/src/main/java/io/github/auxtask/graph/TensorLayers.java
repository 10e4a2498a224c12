package io.github.auxtask.graph;

import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.BitSet;

/** Layers of networks: what has parameters, and pooling and activations; see {@link Tensor}. Images are [N, C, H, W]. */
abstract class TensorLayers extends TensorIndexing {
    private static final double TORCH_BATCH_NORM_EPSILON = 1e-5;

    TensorLayers(Graph graph, String name, long[] shape, DType type, BitSet dependencies) {
        super(graph, name, shape, type, dependencies);
    }

    /** A convolution without bias that keeps the size: parameter {@code NAME.weight}. */
    public final Tensor conv(String name, long width, long kernel) {
        return conv(name, Conv.of(width, kernel));
    }

    /** A convolution without bias, padded by half the kernel. */
    public final Tensor conv(String name, long width, long kernel, long stride) {
        return conv(name, Conv.of(width, kernel).stride(stride));
    }

    /** A convolution: parameters {@code NAME.weight} [width, C/groups, kh, kw] and, if asked, {@code NAME.bias} [width]. */
    public final Tensor conv(String name, Conv conv) {
        expectImages(name);
        Tensor weight = graph().parameter(
                        name + ".weight",
                        ParameterKind.CONV_WEIGHT,
                        conv.width(),
                        size(1) / conv.groups(),
                        conv.kernelHeight(),
                        conv.kernelWidth());
        Tensor bias = conv.bias() ? graph().parameter(name + ".bias", ParameterKind.CONV_BIAS, conv.width()) : null;
        long height = ShapeArithmetic.window(size(2), conv.kernelHeight(), conv.stride(), conv.paddingHeight());
        long width = ShapeArithmetic.window(size(3), conv.kernelWidth(), conv.stride(), conv.paddingWidth());
        FoldableConvolution convolution = new FoldableConvolution(
                channelsLast(), weight, bias, conv, new long[] {size(0), conv.width(), height, width});
        return graph().remember(convolution.write(), convolution);
    }

    /** A transposed convolution: {@code NAME.weight} [C, width/groups, k, k] and, if asked, {@code NAME.bias}. */
    public final Tensor convTransposed(String name, Conv conv) {
        expectImages(name);
        Tensor weight = computed(
                name + ".weight",
                ParameterKind.DECONV_WEIGHT,
                size(1),
                conv.width() / conv.groups(),
                conv.kernel(),
                conv.kernel());
        Tensor bias = conv.bias() ? computed(name + ".bias", ParameterKind.DECONV_BIAS, conv.width()) : null;
        long grown = conv.kernel() - 2 * conv.padding() + conv.outputPadding();
        return graph().emit(
                        "torch.conv_transpose2d",
                        weight.type(),
                        new long[] {
                            size(0),
                            conv.width(),
                            (size(2) - 1) * conv.stride() + grown,
                            (size(3) - 1) * conv.stride() + grown
                        },
                        channelsLast(),
                        weight,
                        bias,
                        pair(conv.stride()),
                        pair(conv.padding()),
                        pair(conv.outputPadding()),
                        conv.groups(),
                        pair(1));
    }

    /** A fully connected layer on [N, ..., features]: {@code NAME.weight} [width, features], {@code NAME.bias} [width]. */
    public final Tensor linear(String name, long width) {
        long[] result = shape();
        int last = result.length - 1;
        Tensor weight = computed(name + ".weight", ParameterKind.LINEAR_WEIGHT, width, result[last]);
        Tensor bias = computed(name + ".bias", ParameterKind.LINEAR_BIAS, width);
        graph().taps().readByLinear(self());
        result[last] = width;
        return graph().emit("torch.linear", weight.type(), result, to(weight.type()), weight, bias);
    }

    /**
     * Layer normalisation (Ba et al. 2016) over the last dimension, in float32: {@code NAME.weight} and {@code NAME.bias}. Transformers have
     * an epsilon of 1e-6.
     */
    public final Tensor layerNorm(String name, double epsilon) {
        long features = shape()[shape().length - 1];
        Tensor weight = graph().parameter(name + ".weight", ParameterKind.BN_WEIGHT, features);
        Tensor bias = graph().parameter(name + ".bias", ParameterKind.BN_BIAS, features);
        return graph().emit(
                        "torch.layer_norm",
                        DType.FLOAT32,
                        shape(),
                        to(DType.FLOAT32),
                        new long[] {features},
                        weight,
                        bias,
                        epsilon,
                        true);
    }

    /** Batch normalisation with torch's epsilon of 1e-5; over [N, C, H, W] or [N, C]. */
    public final Tensor batchNorm(String name) {
        return batchNorm(name, TORCH_BATCH_NORM_EPSILON);
    }

    /**
     * Batch normalisation (Ioffe and Szegedy 2015): {@code NAME.weight}, {@code .bias}, {@code .running_mean},
     * {@code .running_var}. Running statistics move by a tenth of the new ones, the variance unbiased, as in torch.
     */
    public final Tensor batchNorm(String name, double epsilon) {
        long channels = size(1);
        Tensor weight = graph().parameter(name + ".weight", ParameterKind.BN_WEIGHT, channels);
        Tensor bias = graph().parameter(name + ".bias", ParameterKind.BN_BIAS, channels);
        Tensor mean = graph().parameter(name + ".running_mean", ParameterKind.RUNNING_MEAN, channels);
        Tensor variance = graph().parameter(name + ".running_var", ParameterKind.RUNNING_VAR, channels);
        boolean training = graph().usesBatchStatistics(name);
        FoldableConvolution before = graph().foldable(self());
        if (before != null) {
            return before.normalised(weight, bias, mean, variance, epsilon);
        }
        return same(
                "torch.batch_norm",
                self(),
                weight,
                bias,
                mean,
                variance,
                training,
                graph().batchNormMomentum(),
                epsilon,
                true);
    }

    /** Zeroes elements with the given probability while training, and scales the rest; nothing in evaluation. */
    public final Tensor dropout(double probability) {
        if (graph().mode() == Mode.EVAL || probability == 0) {
            return self();
        }
        graph().drawsRandomNumbers();
        return same("torch.dropout", self(), probability, true);
    }

    /** With Gaussian noise of this standard deviation added, in evaluation too: what random defences do. */
    public final Tensor noisy(double deviation) {
        graph().drawsRandomNumbers();
        Tensor drawn = same(
                "torch.randn_like",
                self(),
                new Raw("dtype=None"),
                new Raw("layout=None"),
                new Raw("device=None"),
                new Raw("pin_memory=None"),
                new Raw("memory_format=None"));
        return drawn.times(deviation).add(self());
    }

    /** max(x, 0). */
    public final Tensor relu() {
        return graph().rememberRectified(same("torch.relu", self()), self());
    }

    /** x where positive, slope * x elsewhere. */
    public final Tensor leakyRelu(double slope) {
        return same("torch.leaky_relu", self(), slope);
    }

    /** x * sigmoid(x), also called swish. */
    public final Tensor silu() {
        return same("torch.silu", self());
    }

    /** x times the normal distribution function of x (Hendrycks and Gimpel 2016), exactly and not by tanh. */
    public final Tensor gelu() {
        return same("torch.gelu", self());
    }

    /** exp(x) over its sum along the last dimension. */
    public final Tensor softmax() {
        return same("torch.softmax", self(), (long) (shape().length - 1), new Raw("None"));
    }

    /** 1 / (1 + exp(-x)). */
    public final Tensor sigmoid() {
        return same("torch.sigmoid", self());
    }

    /** log(1 + exp(x)); x itself above 20, as in torch. */
    public final Tensor softplus() {
        return same("torch.softplus", self(), 1L, 20L);
    }

    /** Largest value in each window. Straight behind a ReLU it is taken first, as that is the same function of fewer values. */
    public final Tensor maxPool(long kernel, long stride, long padding) {
        Tensor unrectified = graph().unrectified(self());
        if (unrectified != null) {
            return unrectified.maxPool(kernel, stride, padding).relu();
        }
        return graph().emit(
                        "torch.max_pool2d",
                        type(),
                        pooled(kernel, stride, padding),
                        self(),
                        pair(kernel),
                        pair(stride),
                        pair(padding),
                        pair(1),
                        false);
    }

    /**
     * Mean of each window.
     *
     * @param countPadding whether the zeros around the map are among what the mean is taken of
     */
    public final Tensor averagePool(long kernel, long stride, long padding, boolean countPadding) {
        return graph().emit(
                        "torch.avg_pool2d",
                        type(),
                        pooled(kernel, stride, padding),
                        self(),
                        pair(kernel),
                        pair(stride),
                        pair(padding),
                        false,
                        countPadding,
                        null);
    }

    /** Mean of each channel: [N, C, 1, 1]. */
    public final Tensor globalAveragePool() {
        return adaptiveAveragePool(1);
    }

    /** Means of each channel over windows that cover the map, whatever its size: [N, C, size, size]. */
    public final Tensor adaptiveAveragePool(long size) {
        return graph().emit(
                        "torch.adaptive_avg_pool2d",
                        type(),
                        new long[] {size(0), size(1), size, size},
                        self(),
                        pair(size));
    }

    /** Images with rows and columns of zeros around them. */
    public final Tensor zeroPadded(long top, long bottom, long left, long right) {
        long[] padded = shape();
        padded[2] += top + bottom;
        padded[3] += left + right;
        return graph().emit("torch.constant_pad_nd", type(), padded, self(), new long[] {left, right, top, bottom}, 0L);
    }

    private long[] pooled(long kernel, long stride, long padding) {
        return new long[] {
            size(0),
            size(1),
            ShapeArithmetic.window(size(2), kernel, stride, padding),
            ShapeArithmetic.window(size(3), kernel, stride, padding)
        };
    }

    /** An argument in float32 becomes what convolutions want: their type, and channels_last, where oneDNN and cuDNN are fast. */
    private Tensor channelsLast() {
        DType wanted = graph().precision() == Precision.BF16 ? DType.BFLOAT16 : DType.FLOAT32;
        Tensor cast = to(wanted);
        return cast == self() && !isInput()
                ? self()
                : graph().emit("torch.contiguous", wanted, shape(), cast, new Raw("memory_format=2"));
    }

    abstract boolean isInput();

    private Tensor computed(String name, ParameterKind kind, long... shape) {
        return graph().computed(graph().parameter(name, kind, shape));
    }

    private void expectImages(String layer) {
        if (shape().length != 4) {
            throw new IllegalArgumentException(
                    "layer " + layer + " wants [N, C, H, W], not " + java.util.Arrays.toString(shape()));
        }
    }

    private static long[] pair(long value) {
        return new long[] {value, value};
    }
}
