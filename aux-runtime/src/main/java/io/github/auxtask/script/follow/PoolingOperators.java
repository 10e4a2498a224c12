package io.github.auxtask.script.follow;

import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pooling, padding and resizing of maps [N, C, H, W]. */
final class PoolingOperators {
    private PoolingOperators() {}

    static void define(Map<String, Operator> all) {
        all.put(
                "torch.max_pool2d",
                new Operator("x kernel stride=[] padding=0 dilation=1 ceil=False", PoolingOperators::largest));
        all.put(
                "torch.avg_pool2d",
                new Operator(
                        "x kernel stride=[] padding=0 ceil=False count_include_pad=True divisor_override=None",
                        PoolingOperators::mean));
        all.put("torch.adaptive_avg_pool2d", new Operator("x size", a -> adaptive("torch.adaptive_avg_pool2d", a)));
        all.put("torch.adaptive_max_pool2d", new Operator("x size", PoolingOperators::adaptiveLargest));
        all.put(
                "torch.constant_pad_nd",
                new Operator("x pad value=0", a -> padded(a.tensor("x"), a.wholes("pad"), a.number("value"))));
        all.put("torch.pad", new Operator("x pad mode=constant value=None", PoolingOperators::padded));
        all.put(
                "torch.reflection_pad2d",
                new Operator("x pad", a -> bordered("torch.reflection_pad2d", a.tensor("x"), a.wholes("pad"))));
        all.put(
                "torch.replication_pad2d",
                new Operator("x pad", a -> bordered("torch.replication_pad2d", a.tensor("x"), a.wholes("pad"))));
        all.put(
                "torch.upsample_nearest2d",
                new Operator("x size scale_factors=None scales_w=None", a -> resized(a, "torch.upsample_nearest2d")));
        all.put(
                "torch.upsample_bilinear2d",
                new Operator(
                        "x size align_corners scale_factors=None scales_w=None",
                        a -> resized(a, "torch.upsample_bilinear2d")));
        all.put(
                "torch.upsample_bicubic2d",
                new Operator(
                        "x size align_corners scale_factors=None scales_w=None",
                        a -> resized(a, "torch.upsample_bicubic2d")));
        all.put("torch.pixel_shuffle", new Operator("x factor", PoolingOperators::shuffled));
    }

    private static long[] stride(Arguments a, long[] kernel) {
        return a.value("stride") == null || List.of().equals(a.value("stride")) ? kernel : a.wholes("stride", 2);
    }

    private static long[] pooled(Arguments a, long[] kernel, long[] stride, long[] padding, long[] dilation) {
        long[] shape = images(a);
        for (int i = 0; i < 2; i++) {
            shape[i + 2] = Extents.window(shape[i + 2], kernel[i], stride[i], padding[i], dilation[i], a.flag("ceil"));
        }
        return shape;
    }

    private static long[] images(Arguments a) {
        long[] shape = a.tensor("x").extents();
        if (shape.length != 4) {
            throw new NotFollowedException("maps [N, C, H, W] are wanted, and not " + a.tensor("x"));
        }
        return shape;
    }

    private static TensorValue largest(Arguments a) {
        TensorValue x = a.tensor("x");
        long[] kernel = a.wholes("kernel", 2);
        long[] stride = stride(a, kernel);
        long[] padding = a.wholes("padding", 2);
        long[] dilation = a.wholes("dilation", 2);
        return x.emit(
                "torch.max_pool2d",
                pooled(a, kernel, stride, padding, dilation),
                x,
                kernel,
                stride,
                padding,
                dilation,
                a.flag("ceil"));
    }

    private static TensorValue mean(Arguments a) {
        TensorValue x = a.tensor("x");
        long[] kernel = a.wholes("kernel", 2);
        long[] stride = stride(a, kernel);
        long[] padding = a.wholes("padding", 2);
        return x.emit(
                "torch.avg_pool2d",
                pooled(a, kernel, stride, padding, new long[] {1, 1}),
                x,
                kernel,
                stride,
                padding,
                a.flag("ceil"),
                a.flag("count_include_pad"),
                a.isGiven("divisor_override") ? a.number("divisor_override") : null);
    }

    private static long[] adapted(Arguments a) {
        long[] shape = images(a);
        List<@Nullable Object> asked =
                a.value("size") instanceof List<?> ? a.list("size") : new ArrayList<>(List.of(a.whole("size")));
        for (int i = 0; i < 2; i++) {
            Object size = Arguments.plain(asked.get(asked.size() == 1 ? 0 : i));
            if (size instanceof Long number) {
                shape[i + 2] = number;
            } else if (size != null) {
                throw new NotFollowedException("its size is not known");
            }
        }
        return shape;
    }

    private static TensorValue adaptive(String operator, Arguments a) {
        TensorValue x = a.tensor("x");
        long[] shape = adapted(a);
        return x.emit(operator, shape, x, new long[] {shape[2], shape[3]});
    }

    private static Object adaptiveLargest(Arguments a) {
        TensorValue x = a.tensor("x");
        long[] shape = adapted(a);
        if (shape[2] != 1 || shape[3] != 1) {
            throw new NotFollowedException("only the largest value of a whole map is known here");
        }
        // The indices beside it have no use in a classifier.
        TensorValue value = x.emit("torch.amax", shape, x, new long[] {2, 3}, true);
        return new ArrayList<@Nullable Object>(java.util.Arrays.asList(value, null));
    }

    private static TensorValue padded(Arguments a) {
        TensorValue x = a.tensor("x");
        long[] pad = a.wholes("pad");
        return switch (a.text("mode")) {
            case "constant" -> padded(x, pad, a.isGiven("value") ? a.number("value") : 0L);
            case "reflect" -> bordered("torch.reflection_pad2d", x, pad);
            case "replicate" -> bordered("torch.replication_pad2d", x, pad);
            default -> throw new NotFollowedException("its padding '" + a.text("mode") + "' is not known here");
        };
    }

    private static TensorValue padded(TensorValue x, long[] pad, Object value) {
        return x.emit("torch.constant_pad_nd", enlarged(x, pad), x, pad, value);
    }

    private static TensorValue bordered(String operator, TensorValue x, long[] pad) {
        if (pad.length != 4 || x.rank() != 4) {
            throw new NotFollowedException("only maps [N, C, H, W] are padded like that");
        }
        return x.emit(operator, enlarged(x, pad), x, pad);
    }

    /** Pairs from the last dimension to the front. */
    private static long[] enlarged(TensorValue x, long[] pad) {
        long[] shape = x.extents();
        if (pad.length % 2 != 0 || pad.length / 2 > shape.length) {
            throw new NotFollowedException("its padding does not fit " + x);
        }
        for (int i = 0; i < pad.length; i += 2) {
            int dimension = shape.length - 1 - i / 2;
            if (shape[dimension] < 0 && pad[i] + pad[i + 1] != 0) {
                throw new NotFollowedException("it adds images to the batch");
            }
            shape[dimension] += pad[i] + pad[i + 1];
        }
        return shape;
    }

    private static TensorValue resized(Arguments a, String operator) {
        TensorValue x = a.tensor("x");
        long[] shape = images(a);
        if (a.isGiven("size")) {
            long[] size = a.wholes("size", 2);
            for (int i = 0; i < 2; i++) {
                Object factor = a.plain(i == 0 ? "scale_factors" : "scales_w");
                if (factor != null) {
                    requireEven(shape[i + 2], NumberOperators.number(factor), size[i]);
                }
                shape[i + 2] = size[i];
            }
        } else {
            List<@Nullable Object> factors = a.list("scale_factors");
            for (int i = 0; i < 2; i++) {
                double factor = NumberOperators.number(Arguments.plain(factors.get(i)));
                if (factor != Math.rint(factor) && 1 / factor != Math.rint(1 / factor)) {
                    throw new NotFollowedException("it resizes by " + factor);
                }
                long size = (long) Math.floor(shape[i + 2] * factor);
                requireEven(shape[i + 2], factor, size);
                shape[i + 2] = size;
            }
        }
        long[] size = {shape[2], shape[3]};
        return operator.endsWith("nearest2d")
                ? x.emit(operator, shape, x, size, new Raw("None"), new Raw("None"))
                : x.emit(operator, shape, x, size, a.flag("align_corners"), new Raw("None"), new Raw("None"));
    }

    /** Otherwise torch goes by the factor, and not by the sizes. */
    private static void requireEven(long from, double factor, long to) {
        if (Math.abs(from * factor - to) > 1e-6 * to) {
            throw new NotFollowedException("it resizes " + from + " values by " + factor
                    + ", which does not come out even: say the size instead, or images of another size");
        }
    }

    private static TensorValue shuffled(Arguments a) {
        TensorValue x = a.tensor("x");
        long factor = a.whole("factor");
        long[] shape = images(a);
        shape[1] /= factor * factor;
        shape[2] *= factor;
        shape[3] *= factor;
        return x.emit("torch.pixel_shuffle", shape, x, factor);
    }
}
