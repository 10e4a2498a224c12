package io.github.auxtask.script.follow;

import io.github.auxtask.graph.DType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions of each element by itself: activations, roots, limits. */
final class ElementwiseOperators {
    /** Those of one tensor and nothing else. */
    private static final List<String> PLAIN = List.of(
            "relu",
            "relu6",
            "sigmoid",
            "tanh",
            "silu",
            "mish",
            "selu",
            "hardswish",
            "hardsigmoid",
            "exp",
            "expm1",
            "log",
            "log2",
            "log10",
            "log1p",
            "rsqrt",
            "sign",
            "square",
            "reciprocal",
            "sin",
            "cos",
            "tan",
            "atan",
            "erf",
            "log_sigmoid",
            "sinh",
            "cosh",
            "asin",
            "acos");

    private static final Set<String> IN_PLACE = Set.of(
            "torch.relu",
            "torch.relu6",
            "torch.sigmoid",
            "torch.tanh",
            "torch.silu",
            "torch.mish",
            "torch.selu",
            "torch.hardswish",
            "torch.hardsigmoid",
            "torch.exp",
            "torch.sqrt",
            "torch.rsqrt",
            "torch.abs",
            "torch.neg",
            "torch.square",
            "torch.leaky_relu",
            "torch.elu",
            "torch.celu",
            "torch.hardtanh",
            "torch.clamp",
            "torch.clamp_min",
            "torch.clamp_max",
            "torch.add",
            "torch.sub",
            "torch.mul",
            "torch.div",
            "torch.floor_divide",
            "torch.pow",
            "torch.masked_fill",
            "torch.threshold",
            "torch.floor",
            "torch.ceil",
            "torch.round",
            "torch.gelu");

    private ElementwiseOperators() {}

    static boolean hasInPlaceForm(String name) {
        return IN_PLACE.contains(name);
    }

    static void define(Map<String, Operator> all) {
        for (String name : PLAIN) {
            String operator = "torch." + name;
            all.put(operator, new Operator("x", a -> floating(a, "x").same(operator, floating(a, "x"))));
        }
        for (String name : List.of("sqrt", "abs", "neg", "floor", "ceil", "round")) {
            all.put("torch." + name, new Operator("x", a -> onNumbersToo(name, a)));
        }
        all.put("ops.prim.abs", new Operator("x", a -> onNumbersToo("abs", a)));
        all.put("torch.gelu", new Operator("x approximate=none", ElementwiseOperators::gelu));
        all.put("torch.leaky_relu", new Operator("x slope=0.01", a -> with("torch.leaky_relu", a, "slope")));
        all.put(
                "torch.elu",
                new Operator(
                        "x alpha=1 scale=1 input_scale=1", a -> with("torch.elu", a, "alpha", "scale", "input_scale")));
        all.put("torch.celu", new Operator("x alpha=1.0", a -> with("torch.celu", a, "alpha")));
        all.put(
                "torch.hardtanh",
                new Operator("x min_val=-1 max_val=1", a -> with("torch.hardtanh", a, "min_val", "max_val")));
        all.put(
                "torch.softplus",
                new Operator("x beta=1 threshold=20", a -> with("torch.softplus", a, "beta", "threshold")));
        all.put(
                "torch.threshold",
                new Operator("x threshold value", a -> with("torch.threshold", a, "threshold", "value")));
        all.put("torch.clamp", new Operator("x min=None max=None", ElementwiseOperators::clamp));
        all.put("torch.clamp_min", new Operator("x min", a -> with("torch.clamp_min", a, "min")));
        all.put("torch.clamp_max", new Operator("x max", a -> with("torch.clamp_max", a, "max")));
        all.put(
                "torch.prelu",
                new Operator("x weight", a -> a.tensor("x").same("torch.prelu", a.tensor("x"), a.tensor("weight"))));
        all.put("torch.dropout", new Operator("x p train", ElementwiseOperators::dropout));
        all.put("torch.feature_dropout", new Operator("x p train", ElementwiseOperators::dropout));
        all.put("torch.alpha_dropout", new Operator("x p train", ElementwiseOperators::dropout));
        for (String name : List.of("dropout", "feature_dropout")) {
            all.put("torch." + name + "_", new Operator("x p train", ElementwiseOperators::dropoutInPlace));
        }
        all.put(
                "torch.clone",
                new Operator(
                        "x memory_format=None",
                        a -> a.tensor("x")
                                .same(
                                        "torch.clone",
                                        a.tensor("x"),
                                        new io.github.auxtask.graph.ScriptStatement.Raw("memory_format=None"))));
        all.put("torch.detach", new Operator("x", a -> {
            if (a.value("x") instanceof NumberTensor number) {
                return number;
            }
            throw new NotFollowedException("it hides a part of itself from gradients, which an attacker need not do");
        }));
    }

    /** Activations are of decimals. */
    private static TensorValue floating(Arguments a, String name) {
        TensorValue x = a.tensor(name);
        if (x.type() != DType.FLOAT32) {
            throw new NotFollowedException("it takes decimals, and is given a tensor of " + x.type());
        }
        return x;
    }

    private static TensorValue with(String operator, Arguments a, String... numbers) {
        TensorValue x = floating(a, "x");
        @Nullable Object[] arguments = new @Nullable Object[numbers.length + 1];
        arguments[0] = x;
        for (int i = 0; i < numbers.length; i++) {
            arguments[i + 1] = a.number(numbers[i]);
        }
        return x.same(operator, arguments);
    }

    private static Object onNumbersToo(String name, Arguments a) {
        if (a.value("x") instanceof TensorValue given) {
            TensorValue x = name.equals("sqrt") ? given.to(DType.FLOAT32) : given;
            return x.same("torch." + name, x);
        }
        Object number = a.number("x");
        Object result = switch (name) {
            case "sqrt" -> (Object) Math.sqrt(NumberOperators.number(number));
            case "abs" ->
                number instanceof Long whole
                        ? (Object) Math.abs(whole)
                        : (Object) Math.abs(NumberOperators.number(number));
            case "neg" ->
                number instanceof Long whole
                        ? (Object) Math.negateExact(whole)
                        : (Object) (-1 * NumberOperators.number(number));
            case "floor" -> (Object) (long) Math.floor(NumberOperators.number(number));
            case "ceil" -> (Object) (long) Math.ceil(NumberOperators.number(number));
            default -> (Object) Math.rint(NumberOperators.number(number));
        };
        return a.value("x") instanceof NumberTensor ? new NumberTensor(result) : result;
    }

    /** Exactly, or by tanh: 0.5 x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))). */
    private static TensorValue gelu(Arguments a) {
        TensorValue x = floating(a, "x");
        if (a.text("approximate").equals("none")) {
            return x.same("torch.gelu", x);
        }
        TensorValue cube = x.same("torch.mul", x.same("torch.pow", x, 3L), 0.044715);
        TensorValue inner = x.same("torch.mul", x.same("torch.add", x, cube, alpha()), Math.sqrt(2 / Math.PI));
        TensorValue bent = x.same("torch.add", x.same("torch.tanh", inner), 1L, 1L);
        return x.same("torch.mul", x.same("torch.mul", x, 0.5), bent);
    }

    static Object alpha() {
        return new io.github.auxtask.graph.ScriptStatement.Raw("alpha=1");
    }

    private static TensorValue clamp(Arguments a) {
        TensorValue x = a.tensor("x");
        TensorValue low = a.isGiven("min") ? x.same("torch.clamp_min", x, a.number("min")) : x;
        return a.isGiven("max") ? x.same("torch.clamp_max", low, a.number("max")) : low;
    }

    private static boolean dropsNothing(Arguments a) {
        return !a.flag("train") || a.decimal("p") == 0;
    }

    private static TensorValue dropoutInPlace(Arguments a) {
        TensorValue x = a.tensor("x");
        return dropsNothing(a) ? x : x.become(dropout(a));
    }

    private static TensorValue dropout(Arguments a) {
        TensorValue x = a.tensor("x");
        if (dropsNothing(a)) {
            // The same tensor when it is traced, a copy when it is scripted.
            return x.alias();
        }
        return TensorValue.of(
                x.tracing(),
                x.tracing().emit("torch.dropout", x.type(), x.extents(), true, x, a.decimal("p"), true),
                x.extents());
    }
}
