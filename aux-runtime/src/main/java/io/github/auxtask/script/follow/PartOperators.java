package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parts of tensors, and tensors put together. */
final class PartOperators {
    private PartOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.cat", new Operator("tensors dim=0", PartOperators::concatenated));
        all.put("torch.concat", new Operator("tensors dim=0", PartOperators::concatenated));
        all.put("torch.stack", new Operator("tensors dim=0", PartOperators::stacked));
        all.put("torch.chunk", new Operator("x chunks dim=0", PartOperators::chunks));
        all.put("torch.split", new Operator("x size dim=0", PartOperators::split));
        all.put("torch.split_with_sizes", new Operator("x size dim=0", PartOperators::split));
        all.put("torch.unbind", new Operator("x dim=0", PartOperators::unbound));
        all.put(
                "torch.select",
                new Operator("x dim index", a -> select(a.tensor("x"), a.whole("dim"), a.whole("index"))));
        all.put("torch.slice", new Operator("x dim=0 start=None end=None step=1", PartOperators::slice));
        all.put("torch.narrow", new Operator("x dim start length", PartOperators::narrowed));
        all.put(
                "torch.roll",
                new Operator(
                        "x shifts dims=[]",
                        a -> a.tensor("x").same("torch.roll", a.tensor("x"), a.wholes("shifts"), a.wholes("dims"))));
        all.put(
                "torch.flip",
                new Operator("x dims", a -> a.tensor("x").same("torch.flip", a.tensor("x"), a.wholes("dims"))));
        all.put("torch.repeat", new Operator("x repeats", PartOperators::repeated));
        all.put("torch.index", new Operator("x indices", PartOperators::indexed));
        all.put("torch.index_select", new Operator("x dim index", PartOperators::chosen));
        all.put(
                "torch.gather",
                new Operator(
                        "x dim index sparse_grad=False",
                        a -> a.tensor("x")
                                .emit(
                                        "torch.gather",
                                        a.tensor("index").extents(),
                                        a.tensor("x"),
                                        a.whole("dim"),
                                        a.tensor("index").to(DType.INT64))));
    }

    private static TensorValue narrowed(Arguments a) {
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank());
        long start = a.whole("start") < 0 ? a.whole("start") + known(x, dim) : a.whole("start");
        return slice(x, dim, start, start + a.whole("length"), 1);
    }

    /** All in one type. */
    private static List<TensorValue> alike(Arguments a) {
        List<TensorValue> parts = a.tensors("tensors");
        DType type = ArithmeticOperators.common(parts);
        return parts.stream().map(part -> part.to(type)).toList();
    }

    private static TensorValue concatenated(Arguments a) {
        List<TensorValue> parts = alike(a);
        TensorValue first = parts.get(0);
        int dim = Extents.dimension(a.whole("dim"), first.rank());
        long[] shape = first.extents();
        shape[dim] = 0;
        for (TensorValue part : parts) {
            long[] rest = part.extents();
            if (rest.length != shape.length || (rest[dim] < 0) != (first.extent(dim) < 0)) {
                throw new NotFollowedException("it puts " + first + " and " + part + " together");
            }
            shape[dim] += rest[dim];
            for (int i = 0; i < rest.length; i++) {
                if (i != dim && rest[i] != shape[i]) {
                    throw new NotFollowedException(
                            "it puts " + first + " and " + part + " together along dimension " + dim);
                }
            }
        }
        return first.emit("torch.cat", shape, parts, (long) dim);
    }

    private static TensorValue stacked(Arguments a) {
        List<TensorValue> parts = alike(a);
        TensorValue first = parts.get(0);
        int dim = Extents.dimension(a.whole("dim"), first.rank() + 1);
        long[] shape = new long[first.rank() + 1];
        for (int i = 0, j = 0; i < shape.length; i++) {
            shape[i] = i == dim ? parts.size() : first.extent(j++);
        }
        for (TensorValue part : parts) {
            if (!Arrays.equals(part.extents(), first.extents())) {
                throw new NotFollowedException("it stacks " + first + " and " + part);
            }
        }
        return first.emit("torch.stack", shape, parts, (long) dim);
    }

    private static List<@Nullable Object> chunks(Arguments a) {
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank());
        long count = a.whole("chunks");
        long each = (known(x, dim) + count - 1) / Math.max(1, count);
        return parts(x, dim, each);
    }

    private static List<@Nullable Object> split(Arguments a) {
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank());
        if (!(a.plain("size") instanceof List<?>)) {
            return parts(x, dim, a.whole("size"));
        }
        List<@Nullable Object> parts = new ArrayList<>();
        long from = 0;
        for (long size : a.wholes("size")) {
            parts.add(slice(x, dim, from, from + size, 1));
            from += size;
        }
        return parts;
    }

    private static List<@Nullable Object> parts(TensorValue x, int dim, long each) {
        List<@Nullable Object> parts = new ArrayList<>();
        if (each < 1) {
            throw new NotFollowedException("it splits " + x + " into parts of " + each);
        }
        for (long from = 0; from < known(x, dim); from += each) {
            parts.add(slice(x, dim, from, Math.min(from + each, x.extent(dim)), 1));
        }
        return parts;
    }

    private static List<@Nullable Object> unbound(Arguments a) {
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank());
        List<@Nullable Object> parts = new ArrayList<>();
        for (long i = 0; i < known(x, dim); i++) {
            parts.add(select(x, dim, i));
        }
        return parts;
    }

    private static long known(TensorValue x, int dim) {
        if (x.extent(dim) < 0) {
            throw new NotFollowedException(
                    "it takes the batch apart, so that an image's scores may depend on the others");
        }
        return x.extent(dim);
    }

    static TensorValue select(TensorValue x, long dimension, long index) {
        int dim = Extents.dimension(dimension, x.rank());
        long size = known(x, dim);
        if (index >= size || index < -size) {
            throw new NotFollowedException("it reads element " + index + " of " + size);
        }
        long[] shape = new long[x.rank() - 1];
        for (int i = 0, j = 0; i < x.rank(); i++) {
            if (i != dim) {
                shape[j++] = x.extent(i);
            }
        }
        return x.part(
                "torch.select",
                shape,
                value -> x.same("torch.select_scatter", x, value, (long) dim, index),
                x,
                (long) dim,
                index);
    }

    private static @Nullable Object slice(Arguments a) {
        long start = a.isGiven("start") ? a.whole("start") : 0;
        Object asked = a.plain("end");
        if (a.value("x") instanceof List<?>) {
            // Of a list the second argument is where it starts.
            long from = a.isGiven("dim") ? a.whole("dim") : 0;
            long to = a.isGiven("start") ? start : Long.MAX_VALUE;
            return ListOperators.part(a.list("x"), from, to, asked == null ? 1 : a.whole("end"));
        }
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank());
        boolean all = asked == null || (asked instanceof Long end && end >= Integer.MAX_VALUE);
        if (x.extent(dim) < 0) {
            if (start == 0 && a.whole("step") == 1 && (all || new ImageCount(-x.extent(dim)).equals(asked))) {
                return x;
            }
            throw new NotFollowedException("it takes some images out of the batch");
        }
        return slice(x, dim, start, all ? x.extent(dim) : a.whole("end"), a.whole("step"));
    }

    private static TensorValue slice(TensorValue x, long dimension, long start, long end, long step) {
        int dim = Extents.dimension(dimension, x.rank());
        long size = known(x, dim);
        long from = Math.max(0, Math.min(size, start < 0 ? start + size : start));
        long to = Math.max(from, Math.min(size, end < 0 ? end + size : end));
        if (step < 1) {
            throw new NotFollowedException("it takes every " + step + "th element");
        }
        long[] shape = x.extents();
        shape[dim] = (to - from + step - 1) / step;
        if (from == 0 && to == size && step == 1) {
            return x;
        }
        return x.part(
                "torch.slice",
                shape,
                value -> x.same("torch.slice_scatter", x, value, (long) dim, from, to, step),
                x,
                (long) dim,
                from,
                to,
                step);
    }

    private static TensorValue repeated(Arguments a) {
        TensorValue x = a.tensor("x");
        List<Object> repeats = a.sizes("repeats");
        long[] shape = new long[repeats.size()];
        for (int i = 0; i < shape.length; i++) {
            int own = i - (shape.length - x.rank());
            long times = repeats.get(i) instanceof ImageCount batch ? -batch.times() : (Long) repeats.get(i);
            shape[i] = Extents.times(times, own < 0 ? 1 : x.extent(own));
        }
        return x.emit("torch.repeat", shape, x, repeats);
    }

    /** {@code x[index]} with one tensor of whole numbers, and everything of the other dimensions. */
    private static TensorValue indexed(Arguments a) {
        TensorValue x = a.tensor("x");
        List<@Nullable Object> indices = a.list("indices");
        int dim = -1;
        for (int i = 0; i < indices.size(); i++) {
            if (indices.get(i) instanceof TensorValue && dim < 0) {
                dim = i;
            } else if (indices.get(i) != null) {
                throw new NotFollowedException("it reads elements by more than one tensor of indices");
            }
        }
        if (dim < 0 || !(indices.get(dim) instanceof TensorValue index) || index.type() == DType.BOOL) {
            throw new NotFollowedException("which elements it reads is not known before it runs");
        }
        TensorValue whole = counted(index.to(DType.INT64), known(x, dim));
        List<Object> sizes = new ArrayList<>(x.sizes().subList(0, dim));
        sizes.addAll(whole.sizes());
        sizes.addAll(x.sizes().subList(dim + 1, x.rank()));
        long count = Extents.size(whole.extents());
        long[] flat = x.extents();
        flat[dim] = count;
        TensorValue row = ShapeOperators.reshaped(whole, new ArrayList<>(List.of(-1L)));
        TensorValue chosen = x.emit("torch.index_select", flat, x, (long) dim, row);
        return whole.rank() == 1 ? chosen : ShapeOperators.reshaped(chosen, sizes);
    }

    /** Indices below 0 count from the end; the engine's operator for one dimension does not know that. */
    private static TensorValue counted(TensorValue index, long size) {
        TensorValue below = index.emit("torch.lt", DType.BOOL, index.extents(), index, 0L);
        return index.same("torch.where", below, index.same("torch.add", index, size, 1L), index);
    }

    private static TensorValue chosen(Arguments a) {
        TensorValue x = a.tensor("x");
        int dim = Extents.dimension(a.whole("dim"), x.rank());
        known(x, dim);
        long[] shape = x.extents();
        shape[dim] = a.tensor("index").extent(0);
        return x.emit(
                "torch.index_select", shape, x, (long) dim, a.tensor("index").to(DType.INT64));
    }
}
