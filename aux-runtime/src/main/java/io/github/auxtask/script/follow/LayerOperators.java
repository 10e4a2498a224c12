package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Convolutions, products with weights, normalisations and attention. */
final class LayerOperators {
    private static final String SPATIAL = "x weight bias=None stride=1 padding=0 dilation=1 groups=1";

    private LayerOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.conv1d", new Operator(SPATIAL, a -> convolution(a, 1)));
        all.put("torch.conv2d", new Operator(SPATIAL, a -> convolution(a, 2)));
        all.put(
                "torch._convolution",
                new Operator(
                        "x weight bias stride padding dilation transposed output_padding groups benchmark=False deterministic=False"
                                + " cudnn_enabled=True allow_tf32=True",
                        a -> a.flag("transposed")
                                ? transposed(a)
                                : convolution(a, a.tensor("x").rank() - 2)));
        all.put(
                "torch.conv_transpose2d",
                new Operator(
                        "x weight bias=None stride=1 padding=0 output_padding=0 groups=1 dilation=1",
                        LayerOperators::transposed));
        all.put("torch.linear", new Operator("x weight bias=None", LayerOperators::linear));
        all.put(
                "torch.batch_norm",
                new Operator(
                        "x weight bias running_mean running_var training momentum eps cudnn_enabled=True",
                        LayerOperators::batchNorm));
        all.put("torch.layer_norm", new Operator("x shape weight=None bias=None eps=1e-05 cudnn_enable=True", a -> {
            TensorValue x = a.tensor("x");
            return x.same(
                    "torch.layer_norm",
                    x,
                    a.wholes("shape"),
                    a.optional("weight"),
                    a.optional("bias"),
                    a.decimal("eps"),
                    true);
        }));
        all.put("torch.group_norm", new Operator("x groups weight=None bias=None eps=1e-05 cudnn_enabled=True", a -> {
            TensorValue x = a.tensor("x");
            return x.same(
                    "torch.group_norm",
                    x,
                    a.whole("groups"),
                    a.optional("weight"),
                    a.optional("bias"),
                    a.decimal("eps"),
                    true);
        }));
        all.put(
                "torch.instance_norm",
                new Operator(
                        "x weight bias running_mean running_var use_input_stats momentum eps cudnn_enabled",
                        LayerOperators::instanceNorm));
        all.put(
                "torch.scaled_dot_product_attention",
                new Operator(
                        "query key value attn_mask=None dropout_p=0 is_causal=False scale=None enable_gqa=False",
                        LayerOperators::attention));
        all.put("torch.softmax", new Operator("x dim dtype=None", a -> along("torch.softmax", a)));
        all.put("torch.log_softmax", new Operator("x dim dtype=None", a -> along("torch.log_softmax", a)));
        all.put(
                "torch.embedding",
                new Operator("weight indices padding_idx=-1 scale=False sparse=False", LayerOperators::embedding));
    }

    private static TensorValue along(String operator, Arguments a) {
        TensorValue x = a.tensor("x");
        return x.same(operator, x, a.whole("dim"), new Raw("None"));
    }

    private static TensorValue convolution(Arguments a, int spatial) {
        TensorValue x = a.tensor("x");
        TensorValue weight = a.tensor("weight");
        if (spatial < 1
                || spatial > 2
                || x.rank() != spatial + 2
                || weight.rank() != spatial + 2
                || x.extent(1) != weight.extent(1) * a.whole("groups")) {
            throw new NotFollowedException("images " + x + " do not fit the weights " + weight);
        }
        long[] stride = a.wholes("stride", spatial);
        long[] dilation = a.wholes("dilation", spatial);
        long[] padding = padding(a, weight, dilation, spatial);
        long[] shape = x.extents();
        shape[1] = weight.extent(0);
        for (int i = 0; i < spatial; i++) {
            shape[i + 2] =
                    Extents.window(x.extent(i + 2), weight.extent(i + 2), stride[i], padding[i], dilation[i], false);
        }
        TensorValue bias = a.optional("bias");
        if (spatial == 1) {
            return x.emit("torch.conv1d", shape, x, weight, bias, stride, padding, dilation, a.whole("groups"));
        }
        // Images lie as the program has them, and not channels last: so numbers are those that torch gives for the
        // file.
        // The plain form is one that the engine has several kernels for; they take one stride and no holes.
        return stride[0] == stride[1] && dilation[0] == 1 && dilation[1] == 1
                ? x.emit("torch.conv2d", shape, x, weight, bias, stride, padding, dilation, a.whole("groups"))
                : x.emit(
                        "torch._convolution",
                        shape,
                        x,
                        weight,
                        bias,
                        stride,
                        padding,
                        dilation,
                        false,
                        new long[] {0, 0},
                        a.whole("groups"),
                        false,
                        false,
                        true,
                        true);
    }

    private static long[] padding(Arguments a, TensorValue weight, long[] dilation, int spatial) {
        if (!(a.value("padding") instanceof String word)) {
            return a.wholes("padding", spatial);
        }
        long[] padding = new long[spatial];
        for (int i = 0; i < spatial && word.equals("same"); i++) {
            long total = dilation[i] * (weight.extent(i + 2) - 1);
            if (total % 2 != 0) {
                throw new NotFollowedException("its padding 'same' is not the same on both sides");
            }
            padding[i] = total / 2;
        }
        return padding;
    }

    private static TensorValue transposed(Arguments a) {
        TensorValue x = a.tensor("x");
        TensorValue weight = a.tensor("weight");
        if (x.rank() != 4 || weight.rank() != 4 || x.extent(1) != weight.extent(0)) {
            throw new NotFollowedException("images " + x + " do not fit the weights " + weight);
        }
        long[] stride = a.wholes("stride", 2);
        long[] padding = a.wholes("padding", 2);
        long[] dilation = a.wholes("dilation", 2);
        long[] more = a.wholes("output_padding", 2);
        long[] shape = x.extents();
        shape[1] = weight.extent(1) * a.whole("groups");
        for (int i = 0; i < 2; i++) {
            shape[i + 2] = (x.extent(i + 2) - 1) * stride[i]
                    - 2 * padding[i]
                    + dilation[i] * (weight.extent(i + 2) - 1)
                    + more[i]
                    + 1;
        }
        return x.emit(
                "torch.conv_transpose2d",
                shape,
                x,
                weight,
                a.optional("bias"),
                stride,
                padding,
                more,
                a.whole("groups"),
                dilation);
    }

    private static TensorValue linear(Arguments a) {
        TensorValue x = a.tensor("x");
        TensorValue weight = a.tensor("weight");
        long[] shape = x.extents();
        int last = shape.length - 1;
        if (last < 0 || weight.rank() != 2 || shape[last] != weight.extent(1)) {
            throw new NotFollowedException("features " + x + " do not fit the weights " + weight
                    + ": the program was made for images of another size");
        }
        shape[last] = weight.extent(0);
        return x.emit("torch.linear", shape, x, weight, a.optional("bias"));
    }

    private static TensorValue batchNorm(Arguments a) {
        TensorValue x = a.tensor("x");
        if (a.flag("training") && x.extent(0) >= 0 && !a.isGiven("running_mean")) {
            // Weights that are standardised, and no images.
            return x.same(
                    "torch.batch_norm",
                    x,
                    a.optional("weight"),
                    a.optional("bias"),
                    null,
                    null,
                    true,
                    0.0,
                    a.decimal("eps"),
                    true);
        }
        if (a.flag("training")) {
            throw new NotFollowedException(
                    "it normalises by the statistics of the batch, so that an image's scores depend on the others:"
                            + " call eval() before the model is traced");
        }
        if (x.rank() < 2 || a.tensor("running_mean").extent(0) != x.extent(1)) {
            throw new NotFollowedException("maps " + x + " do not fit the statistics " + a.tensor("running_mean"));
        }
        return byStatistics(x, a);
    }

    private static TensorValue byStatistics(TensorValue x, Arguments a) {
        return x.same(
                "torch.batch_norm",
                x,
                a.optional("weight"),
                a.optional("bias"),
                a.tensor("running_mean"),
                a.tensor("running_var"),
                false,
                0.1,
                a.decimal("eps"),
                true);
    }

    private static TensorValue instanceNorm(Arguments a) {
        TensorValue x = a.tensor("x");
        if (!a.flag("use_input_stats")) {
            return byStatistics(x, a);
        }
        return x.same(
                "torch.instance_norm",
                x,
                a.optional("weight"),
                a.optional("bias"),
                null,
                null,
                true,
                0.1,
                a.decimal("eps"),
                true);
    }

    /** Written out as products, whose gradients every device has: softmax(q k^T scale + mask) v. */
    private static TensorValue attention(Arguments a) {
        if (a.decimal("dropout_p") != 0 || a.flag("is_causal") || a.flag("enable_gqa")) {
            throw new NotFollowedException("its attention drops values, is causal, or shares heads");
        }
        TensorValue query = a.tensor("query");
        TensorValue key = a.tensor("key");
        TensorValue value = a.tensor("value");
        double scale = a.isGiven("scale") ? a.decimal("scale") : 1 / Math.sqrt((double) query.extent(query.rank() - 1));
        long[] turned = key.extents();
        int rank = turned.length;
        long last = turned[rank - 1];
        turned[rank - 1] = turned[rank - 2];
        turned[rank - 2] = last;
        TensorValue keys = key.emit("torch.transpose", turned, key, -2L, -1L);
        long[] shape = Extents.product(query.extents(), turned);
        TensorValue scaled = query.same("torch.mul", query, scale);
        Object scores = query.emit("torch.matmul", shape, scaled, keys);
        TensorValue mask = a.optional("attn_mask");
        if (mask != null) {
            if (mask.type() == DType.BOOL) {
                throw new NotFollowedException("its attention has a mask of truths");
            }
            scores = ArithmeticOperators.binary("add", scores, mask);
        }
        TensorValue weights = soft(scores);
        return weights.emit("torch.matmul", Extents.product(weights.extents(), value.extents()), weights, value);
    }

    private static TensorValue soft(@Nullable Object scores) {
        if (scores instanceof TensorValue tensor) {
            return tensor.same("torch.softmax", tensor, -1L, new Raw("None"));
        }
        throw new NotFollowedException("its attention has no scores");
    }

    private static TensorValue embedding(Arguments a) {
        TensorValue weight = a.tensor("weight");
        TensorValue indices = a.tensor("indices").to(DType.INT64);
        long[] shape = Arrays.copyOf(indices.extents(), indices.rank() + 1);
        shape[shape.length - 1] = weight.extent(1);
        return weight.emit("torch.embedding", shape, weight, indices, -1L, false, false);
    }
}
