package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sizes, and the same elements in another shape or order. */
final class ShapeOperators {
    private static final String CONVERSION =
            "x a=None b=None c=None d=None e=None f=None dtype=None device=None layout=None non_blocking=None copy=None memory_format=None pin_memory=None";

    static final long INT32 = 3;

    private ShapeOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.size", new Operator("x dim=None", ShapeOperators::size));
        all.put("ops.prim.shape", new Operator("x", a -> a.tensor("x").sizes()));
        all.put("torch.dim", new Operator("x", a -> (long) a.tensor("x").rank()));
        all.put("torch.numel", new Operator("x", a -> {
            long size = Extents.size(a.tensor("x").extents());
            return size < 0 ? (Object) new ImageCount(-size) : (Object) size;
        }));
        for (String name : List.of("view", "reshape")) {
            all.put("torch." + name, new Operator("x size", a -> reshaped(a.tensor("x"), a.sizes("size"))));
        }
        for (String name : List.of("view_as", "reshape_as")) {
            all.put(
                    "torch." + name,
                    new Operator(
                            "x other",
                            a -> reshaped(a.tensor("x"), a.tensor("other").sizes())));
        }
        all.put("torch.flatten", new Operator("x start_dim=0 end_dim=-1", ShapeOperators::flattened));
        all.put("torch.unflatten", new Operator("x dim sizes", ShapeOperators::unflattened));
        all.put("torch.permute", new Operator("x dims", a -> permuted(a.tensor("x"), a.wholes("dims"))));
        all.put("torch.transpose", new Operator("x a b", ShapeOperators::transposed));
        all.put("torch.t", new Operator("x", a -> permuted(a.tensor("x"), new long[] {1, 0})));
        all.put("torch.unsqueeze", new Operator("x dim", ShapeOperators::unsqueezed));
        all.put("torch.squeeze", new Operator("x dim=None", ShapeOperators::squeezed));
        all.put("torch.expand", new Operator("x size implicit=False", a -> expanded(a.tensor("x"), a.sizes("size"))));
        all.put(
                "torch.expand_as",
                new Operator(
                        "x other",
                        a -> expanded(a.tensor("x"), a.tensor("other").sizes())));
        all.put(
                "torch.contiguous",
                new Operator("x memory_format=0", a -> a.tensor("x").alias()));
        all.put("torch.is_floating_point", new Operator("x", a -> a.tensor("x").type() == DType.FLOAT32));
        all.put("torch.to", new Operator(CONVERSION, ShapeOperators::converted));
        all.put(
                "torch.type_as",
                new Operator("x other", a -> a.tensor("x").to(a.tensor("other").type())));
        all.put("torch.is_grad_enabled", new Operator("", a -> true));
        all.put("torch.is_autocast_enabled", new Operator("", a -> false));
        all.put("ops.prim.dtype", new Operator("x", a -> code(a.tensor("x").type())));
        all.put("ops.prim.device", new Operator("x", a -> "device"));
        all.put("ops.prim.type", new Operator("x", a -> "cpu"));
        all.put("ops.prim.layout", new Operator("x", a -> 0L));
        all.put("ops.prim.is_nested", new Operator("x", a -> false));
        all.put("ops.prim.is_cuda", new Operator("x", a -> false));
        all.put("ops.prim.requires_grad", new Operator("x", a -> true));
        all.put("torch.device", new Operator("name", a -> "device"));
    }

    private static Object size(Arguments a) {
        TensorValue x = a.tensor("x");
        return a.isGiven("dim") ? x.sizes().get(Extents.dimension(a.whole("dim"), x.rank())) : x.sizes();
    }

    static TensorValue reshaped(TensorValue x, List<Object> asked) {
        long[] shape = Extents.reshaped(x.extents(), asked);
        return x.view("torch.reshape", shape, x, written(x, shape));
    }

    /** The size that depends on the batch is the one that is left open. */
    private static List<Object> written(TensorValue x, long[] shape) {
        List<Object> sizes = x.tracing().sizes(shape);
        int batches = 0;
        for (long extent : shape) {
            batches += extent < 0 ? 1 : 0;
        }
        if (batches == 1) {
            sizes.replaceAll(size -> size instanceof ImageCount ? (Object) Long.valueOf(-1L) : size);
        }
        return sizes;
    }

    private static TensorValue flattened(Arguments a) {
        TensorValue x = a.tensor("x");
        int from = Extents.dimension(a.whole("start_dim"), x.rank());
        int to = Extents.dimension(a.whole("end_dim"), x.rank());
        List<Object> sizes = new ArrayList<>(x.sizes().subList(0, from));
        long together = 1;
        for (int i = from; i <= to && i < x.rank(); i++) {
            together = Extents.times(together, x.extent(i));
        }
        sizes.add(together < 0 ? (Object) new ImageCount(-together) : (Object) together);
        if (to + 1 < x.rank()) {
            sizes.addAll(x.sizes().subList(to + 1, x.rank()));
        }
        return reshaped(x, sizes);
    }

    private static TensorValue unflattened(Arguments a) {
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank());
        List<Object> part = a.sizes("sizes");
        long[] inner = Extents.reshaped(new long[] {x.extent(dim)}, part);
        List<Object> sizes = new ArrayList<>(x.sizes().subList(0, dim));
        sizes.addAll(x.tracing().sizes(inner));
        sizes.addAll(x.sizes().subList(dim + 1, x.rank()));
        return reshaped(x, sizes);
    }

    private static TensorValue permuted(TensorValue x, long[] order) {
        if (order.length != x.rank()) {
            throw new NotFollowedException("it orders " + order.length + " dimensions of " + x);
        }
        long[] shape = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            shape[i] = x.extent(Extents.dimension(order[i], order.length));
        }
        return x.view("torch.permute", shape, x, order);
    }

    private static TensorValue transposed(Arguments a) {
        TensorValue x = a.tensor("x");
        int first = Extents.dimension(a.whole("a"), x.rank());
        int second = Extents.dimension(a.whole("b"), x.rank());
        long[] shape = x.extents();
        shape[first] = x.extent(second);
        shape[second] = x.extent(first);
        return x.view("torch.transpose", shape, x, (long) first, (long) second);
    }

    private static TensorValue unsqueezed(Arguments a) {
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank() + 1);
        long[] shape = new long[x.rank() + 1];
        for (int i = 0, j = 0; i < shape.length; i++) {
            shape[i] = i == dim ? 1 : x.extent(j++);
        }
        return x.view("torch.unsqueeze", shape, x, (long) dim);
    }

    private static TensorValue squeezed(Arguments a) {
        TensorValue x = a.tensor("x");
        List<Object> left = new ArrayList<>();
        long[] dims = a.isGiven("dim") ? a.wholes("dim") : new long[0];
        for (int i = 0; i < x.rank(); i++) {
            boolean asked = !a.isGiven("dim");
            for (long dim : dims) {
                asked |= Extents.dimension(dim, x.rank()) == i;
            }
            if (!asked || x.extent(i) != 1) {
                left.add(x.sizes().get(i));
            }
        }
        return reshaped(x, left);
    }

    private static TensorValue expanded(TensorValue x, List<Object> asked) {
        long[] shape = new long[asked.size()];
        int missing = shape.length - x.rank();
        List<Object> written = new ArrayList<>();
        for (int i = 0; i < shape.length; i++) {
            Object size = asked.get(i);
            shape[i] = size instanceof ImageCount batch ? -batch.times() : (Long) size;
            boolean kept = i >= missing && (shape[i] == x.extent(i - missing) || size.equals(-1L));
            if (i >= missing && size.equals(-1L)) {
                shape[i] = x.extent(i - missing);
            }
            if (i >= missing && shape[i] != x.extent(i - missing) && x.extent(i - missing) != 1) {
                throw new NotFollowedException("it repeats " + x + " to another shape");
            }
            written.add(kept ? (Object) Long.valueOf(-1L) : size);
        }
        return x.view("torch.expand", shape, x, written, new Raw("implicit=False"));
    }

    /** Conversions come in many forms; what counts is whether one of the arguments is a type. */
    private static Object converted(Arguments a) {
        Object asked = asked(a);
        DType given =
                asked instanceof Long code ? type(code) : asked instanceof TensorValue other ? other.type() : null;
        if (a.value("x") instanceof NumberTensor number) {
            Object converted = given == null ? number.number() : CreationOperators.number(number.number(), given);
            return new NumberTensor(asked instanceof Long code && code == INT32 ? in32Bits(converted) : converted);
        }
        TensorValue x = a.tensor("x");
        if (asked instanceof Long code && code == INT32 && x.type() != DType.BOOL) {
            return in32Bits(x);
        }
        if (given != null && given != x.type()) {
            return x.to(given);
        }
        // A flag may ask for a copy; which one does depends on the form. Nothing can be written to either any more.
        boolean flagged = false;
        for (String name : List.of("b", "c", "d", "e", "copy")) {
            flagged |= Boolean.TRUE.equals(a.value(name));
        }
        return flagged ? x.alias() : x;
    }

    /** The lower 32 bits, as a machine takes them; {@link DType#INT64} all the same. */
    static TensorValue in32Bits(TensorValue x) {
        return x.emit("torch.to", DType.INT64, x.extents(), x.emit("torch.to", DType.INT64, x.extents(), x, INT32), 4L);
    }

    private static Object in32Bits(Object number) {
        return number instanceof Long whole ? (Object) (long) whole.intValue() : number;
    }

    /** A tensor whose type is asked for, a type's number, or nothing. */
    private static @Nullable Object asked(Arguments a) {
        @Nullable Object given = a.value("dtype");
        for (String name : List.of("a", "b")) {
            Object value = a.value(name);
            if (value instanceof TensorValue other) {
                return other;
            }
            if (value instanceof Long) {
                given = value;
                break;
            }
        }
        return given instanceof Long ? given : null;
    }

    static DType type(long code) {
        return switch ((int) code) {
            case 3, 4 -> DType.INT64;
            case 6 -> DType.FLOAT32;
            case 11 -> DType.BOOL;
            case 5, 15 ->
                throw new NotFollowedException(
                        "it computes in half precision: export the model in float32 (model.float())");
            case 7 ->
                throw new NotFollowedException("it computes in float64: export the model in float32 (model.float())");
            default -> throw new NotFollowedException("it converts to the type " + code + ", which is not known here");
        };
    }

    private static long code(DType type) {
        return switch (type) {
            case FLOAT32 -> 6L;
            case INT64 -> 4L;
            case BOOL -> 11L;
            case FLOAT64, COMPLEX64, BFLOAT16, UINT8 -> throw new NotFollowedException("a tensor is of " + type);
        };
    }
}
