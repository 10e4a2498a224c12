package io.github.auxtask.graph;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The parameters and buffers as one method sees them while it is being written: each by its full name a tensor. */
final class BoundParameters {
    private final Graph graph;
    private final Parameters parameters;
    private final Predicate<String> trainable;
    private final Deque<String> scopes = new ArrayDeque<>();
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final Map<String, Tensor> casts = new HashMap<>();
    private Map<String, Tensor> substituted = Map.of();

    BoundParameters(Graph graph, Parameters parameters, Predicate<String> trainable) {
        this.graph = graph;
        this.parameters = parameters;
        this.trainable = trainable;
    }

    /** See {@link Graph#in}. */
    <T> T in(String scope, Supplier<T> code) {
        scopes.addLast(scope);
        try {
            return code.get();
        } finally {
            scopes.removeLast();
        }
    }

    /** See {@link Graph#using}. */
    <T> T using(Map<String, Tensor> values, Supplier<T> code) {
        Map<String, Tensor> before = substituted;
        substituted = Map.copyOf(values);
        try {
            return code.get();
        } finally {
            substituted = before;
        }
    }

    /** See {@link Graph#declare}. */
    void declare(String name, ParameterKind kind, long... shape) {
        parameters.index(ParameterSpec.of(scoped(name), kind, shape));
    }

    /** See {@link Graph#parameter}. */
    Tensor tensor(String name, ParameterKind kind, long... shape) {
        String full = scoped(name);
        int index = parameters.index(ParameterSpec.of(full, kind, shape));
        Tensor other = substituted.get(full);
        if (other != null) {
            return other;
        }
        Tensor known = tensors.get(full);
        if (known == null) {
            Tensor stored = stored(kind, index, shape);
            known = !kind.isBuffer() && trainable.test(full) ? stored.leaf() : stored;
            tensors.put(full, known);
        }
        return known;
    }

    /** See {@link Graph#trainableBehind}. */
    Map<String, Tensor> trainableBehind(Tensor result) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        for (ParameterSpec spec : parameters.parameters()) {
            Tensor tensor = tensors.get(spec.name());
            if (tensor != null
                    && tensor.leafIndex() >= 0
                    && result.dependencies().get(tensor.leafIndex())) {
                found.put(spec.name(), tensor);
            }
        }
        return found;
    }

    /** See {@link Graph#stored}. */
    Tensor stored(String name) {
        for (int i = 0; i < parameters.parameters().size(); i++) {
            ParameterSpec spec = parameters.parameters().get(i);
            if (spec.name().equals(name)) {
                return stored(spec.kind(), i, spec.dimensions());
            }
        }
        throw new IllegalArgumentException("no parameter " + name);
    }

    /** A parameter in bfloat16; cast once a method. */
    Tensor inBfloat16(Tensor parameter) {
        return parameter.type() == DType.BFLOAT16
                ? parameter
                : casts.computeIfAbsent(parameter.name(), name -> parameter.to(DType.BFLOAT16));
    }

    /** A name with the current scope before it. */
    String scoped(String name) {
        return scopes.isEmpty() ? name : String.join(".", scopes) + "." + name;
    }

    private Tensor stored(ParameterKind kind, int index, long... shape) {
        String text = (kind.isBuffer() ? Parameters.BUFFER_LIST : Parameters.PARAMETER_LIST) + "[" + index + "]";
        return new Tensor(graph, text, shape, DType.FLOAT32, new BitSet());
    }
}
