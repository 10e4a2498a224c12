package io.github.auxtask.script.follow;

import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.ScriptStatement.Raw;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the operators of a followed program are written to. */
final class Tracing {
    /** A network of more operators, or with a larger tensor for one image, is none. */
    private static final int MOST_OPERATORS = 100_000;

    private static final long LARGEST = 1L << 28;

    /** What is computed in the graph's precision. As in PyTorch's autocast the rest is float32. */
    private static final Set<String> PRODUCTS = Set.of(
            "torch.conv1d",
            "torch.conv2d",
            "torch._convolution",
            "torch.conv_transpose2d",
            "torch.linear",
            "torch.matmul",
            "torch.bmm",
            "torch.mm");

    private final Graph graph;
    private final Tensor images;
    private final boolean random;
    private final int version;
    private int operators;

    /**
     * A place for one call of the program.
     *
     * @param images its input
     * @param random whether it may draw random numbers
     * @param version of TorchScript that the program is written in
     */
    Tracing(Tensor images, boolean random, int version) {
        this.graph = images.graph();
        this.images = images;
        this.random = random;
        this.version = version;
    }

    Graph graph() {
        return graph;
    }

    /** Whether the program was written before a version of TorchScript, in which an operator got another meaning. */
    boolean isBefore(int changed) {
        return version < changed;
    }

    /** Writes an operator. */
    Tensor emit(String operator, DType type, long[] extents, boolean draws, @Nullable Object... arguments) {
        if (draws && !random) {
            throw new NotFollowedException(
                    "it draws random numbers (" + operator
                            + "), so that the same image gets other scores each time; architecture torchscript-random allows that");
        }
        if (++operators > MOST_OPERATORS || Math.abs(Extents.size(extents)) > LARGEST) {
            throw new NotFollowedException("it is larger than any network: more than " + MOST_OPERATORS
                    + " operators, or a tensor of more than " + LARGEST + " elements for one image");
        }
        boolean rounded = graph.precision() == Precision.BF16 && type == DType.FLOAT32 && PRODUCTS.contains(operator);
        List<@Nullable Object> written = new ArrayList<>();
        for (Object argument : arguments) {
            Object value = written(argument);
            written.add(rounded && value instanceof Tensor tensor ? tensor.to(DType.BFLOAT16) : value);
        }
        Tensor result =
                graph.operation(operator, rounded ? DType.BFLOAT16 : type, Extents.graphShape(extents), draws, written);
        return rounded ? result.to(DType.FLOAT32) : result;
    }

    private @Nullable Object written(@Nullable Object argument) {
        if (argument instanceof TensorValue value) {
            return value.tensor();
        }
        if (argument instanceof NumberTensor value) {
            return written(value.number());
        }
        if (argument instanceof ImageCount size) {
            return batch(size);
        }
        if (argument instanceof Double number && !Double.isFinite(number)) {
            return new Raw(Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf");
        }
        if (argument instanceof List<?> list) {
            if (list.isEmpty()) {
                return new Raw("annotate(List[int], [])");
            }
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(written(element)));
            return elements;
        }
        return argument;
    }

    /** Extents as a list of sizes. */
    List<Object> sizes(long[] extents) {
        List<Object> sizes = new ArrayList<>();
        for (long extent : extents) {
            sizes.add(extent < 0 ? (Object) new ImageCount(-extent) : (Object) extent);
        }
        return sizes;
    }

    private Raw batch(ImageCount size) {
        String images1 = "torch.size(" + images.name() + ", 0)";
        return new Raw(size.times() == 1 ? images1 : "torch.mul(" + images1 + ", " + size.times() + ")");
    }

    /** The device that the images are on. */
    Raw device() {
        return new Raw("ops.prim.device(" + images.name() + ")");
    }
}
