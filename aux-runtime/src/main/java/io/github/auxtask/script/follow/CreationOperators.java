package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tensors that are made of numbers, and random ones, which only a program that was called random may draw. */
final class CreationOperators {
    private static final String KIND = " dtype=None layout=None device=None pin_memory=None memory_format=None";

    /** The version of TorchScript in which a tensor that is filled with whole numbers became one of whole numbers. */
    private static final int TYPED_FILLING = 5;

    private CreationOperators() {}

    static void define(Map<String, Operator> all) {
        all.put("torch.zeros", new Operator("size" + KIND, a -> filled(a, 0L, DType.FLOAT32)));
        all.put("torch.ones", new Operator("size" + KIND, a -> filled(a, 1L, DType.FLOAT32)));
        all.put("torch.full", new Operator("size value" + KIND, a -> {
            Object value = a.number("value");
            return filled(a, value, a.tracing().isBefore(TYPED_FILLING) ? DType.FLOAT32 : type(value));
        }));
        all.put(
                "torch.new_zeros",
                new Operator("x size" + KIND, a -> filled(a, 0L, a.tensor("x").type())));
        all.put(
                "torch.new_ones",
                new Operator("x size" + KIND, a -> filled(a, 1L, a.tensor("x").type())));
        all.put("torch.zeros_like", new Operator("x" + KIND, a -> like(a, 0L)));
        all.put("torch.ones_like", new Operator("x" + KIND, a -> like(a, 1L)));
        all.put("torch.full_like", new Operator("x value" + KIND, a -> like(a, a.number("value"))));
        all.put("torch.fill_", new Operator("x value", CreationOperators::overwritten));
        all.put("torch.zero_", new Operator("x", a -> a.tensor("x").become(like(a, 0L))));
        all.put("torch.copy_", new Operator("x value non_blocking=False", CreationOperators::overwritten));
        all.put("torch.arange", new Operator("a b=None c=None" + KIND, CreationOperators::counted));
        all.put(
                "torch.tensor",
                new Operator("value dtype=None device=None requires_grad=False", CreationOperators::tensor));
        all.put("torch.scalar_tensor", new Operator("value" + KIND, a -> new NumberTensor(a.number("value"))));
        for (String name : List.of("rand_like", "randn_like")) {
            all.put("torch." + name, new Operator("x" + KIND, a -> drawnLike("torch." + name, a)));
        }
        for (String name : List.of("rand", "randn")) {
            all.put("torch." + name, new Operator("size" + KIND, a -> drawn("torch." + name, a)));
        }
    }

    private static DType type(Arguments a, DType standard) {
        return a.isGiven("dtype") ? ShapeOperators.type(a.whole("dtype")) : standard;
    }

    private static Raw named(String name, Object value) {
        return new Raw(name + "=" + value);
    }

    private static int code(DType type) {
        return type == DType.INT64 ? 4 : type == DType.BOOL ? 11 : 6;
    }

    private static long[] extents(List<Object> sizes) {
        long[] extents = new long[sizes.size()];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = sizes.get(i) instanceof ImageCount batch ? -batch.times() : (Long) sizes.get(i);
            if (extents[i] < -1_000_000 || extents[i] > Integer.MAX_VALUE) {
                throw new NotFollowedException("it makes a tensor of impossible size " + sizes);
            }
        }
        return extents;
    }

    /** A number in all places, or another tensor, repeated where it is smaller. */
    private static TensorValue overwritten(Arguments a) {
        TensorValue x = a.tensor("x");
        if (!(a.value("value") instanceof TensorValue value)) {
            Object number = a.number("value");
            return x.become(like(a, x.type() == DType.INT64 ? (Object) a.whole("value") : number));
        }
        x.requireApartFrom(value);
        TensorValue same = value.to(x.type());
        if (Arrays.equals(same.extents(), x.extents())) {
            return x.become(same);
        }
        TensorValue zeros = like(a, 0L);
        long[] shape = Extents.broadcast(zeros.extents(), same.extents());
        return x.become(zeros.emit("torch.add", shape, zeros, same, ElementwiseOperators.alpha()));
    }

    private static TensorValue filled(Arguments a, Object value, DType standard) {
        return filled(a, extents(a.sizes("size")), value, type(a, standard));
    }

    private static DType type(Object number) {
        return number instanceof Long ? DType.INT64 : number instanceof Boolean ? DType.BOOL : DType.FLOAT32;
    }

    private static TensorValue like(Arguments a, Object value) {
        TensorValue x = a.tensor("x");
        return filled(a, x.extents(), value, type(a, x.type()));
    }

    private static TensorValue filled(Arguments a, long[] extents, Object value, DType type) {
        requireFits(a, value);
        return filled(a.tracing(), extents, value, type);
    }

    /** torch makes no tensor of 32 bits of a number that needs more. */
    private static void requireFits(Arguments a, Object value) {
        if (a.isGiven("dtype") && a.whole("dtype") == ShapeOperators.INT32 && !(value instanceof ImageCount)) {
            double number = NumberOperators.number(value);
            if (number < Integer.MIN_VALUE || number > Integer.MAX_VALUE) {
                throw new NotFollowedException("it makes a whole number of 32 bits of " + value + ", which needs more");
            }
        }
    }

    static TensorValue filled(Tracing tracing, long[] extents, Object value, DType type) {
        return TensorValue.of(
                tracing,
                tracing.emit(
                        "torch.full",
                        type,
                        extents,
                        false,
                        tracing.sizes(extents),
                        value,
                        named("dtype", code(type)),
                        named("layout", "None"),
                        named("device", tracing.device().text()),
                        named("pin_memory", "None")),
                extents);
    }

    private static TensorValue counted(Arguments a) {
        boolean one = !a.isGiven("b");
        double from = one ? 0 : a.decimal("a");
        double to = one ? a.decimal("a") : a.decimal("b");
        double step = a.isGiven("c") ? a.decimal("c") : 1;
        long count = (long) Math.ceil((to - from) / step);
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw new NotFollowedException("it counts from " + from + " to " + to);
        }
        boolean whole =
                a.plain("a") instanceof Long && !(a.plain("b") instanceof Double) && !(a.plain("c") instanceof Double);
        DType type = type(a, whole ? DType.INT64 : DType.FLOAT32);
        requireFits(a, from);
        requireFits(a, to);
        Tracing tracing = a.tracing();
        long[] extents = {count};
        return TensorValue.of(
                tracing,
                tracing.emit(
                        "torch.arange",
                        type,
                        extents,
                        false,
                        from,
                        to,
                        step,
                        named("dtype", code(type)),
                        named("layout", "None"),
                        named("device", tracing.device().text()),
                        named("pin_memory", "None")),
                extents);
    }

    /** A number in a type. */
    static Object number(Object number, DType type) {
        if (type == type(number) || number instanceof ImageCount) {
            return number;
        }
        double value = NumberOperators.number(number);
        return type == DType.INT64 ? (Object) (long) value : type == DType.BOOL ? (Object) (value != 0) : value;
    }

    private static Object tensor(Arguments a) {
        Object value = a.plain("value");
        if (!(value instanceof List<?> list)) {
            Object number = NumberOperators.known(value);
            requireFits(a, number);
            return new NumberTensor(number(number, type(a, type(number))));
        }
        List<@Nullable Object> numbers = new ArrayList<>();
        for (Object element : list) {
            Object number = NumberOperators.number(Arguments.plain(element));
            requireFits(a, number);
            numbers.add(number);
        }
        boolean whole = !list.isEmpty() && list.stream().allMatch(Long.class::isInstance);
        DType type = type(a, whole ? DType.INT64 : DType.FLOAT32);
        Tracing tracing = a.tracing();
        long[] extents = {numbers.size()};
        return TensorValue.of(
                tracing,
                tracing.emit(
                        "torch.tensor",
                        type,
                        extents,
                        false,
                        numbers,
                        named("dtype", code(type)),
                        named("device", tracing.device().text()),
                        named("requires_grad", "False")),
                extents);
    }

    private static TensorValue drawnLike(String operator, Arguments a) {
        TensorValue x = a.tensor("x");
        Tracing tracing = a.tracing();
        return TensorValue.of(
                tracing,
                tracing.emit(
                        operator,
                        x.type(),
                        x.extents(),
                        true,
                        x,
                        named("dtype", "None"),
                        named("layout", "None"),
                        named("device", "None"),
                        named("pin_memory", "None"),
                        named("memory_format", "None")),
                x.extents());
    }

    private static TensorValue drawn(String operator, Arguments a) {
        Tracing tracing = a.tracing();
        long[] extents = extents(a.sizes("size"));
        return TensorValue.of(
                tracing,
                tracing.emit(
                        operator,
                        DType.FLOAT32,
                        extents,
                        true,
                        tracing.sizes(extents),
                        named("dtype", 6),
                        named("layout", "None"),
                        named("device", tracing.device().text()),
                        named("pin_memory", "None")),
                extents);
    }
}
