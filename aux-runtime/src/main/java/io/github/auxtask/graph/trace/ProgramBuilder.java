package io.github.auxtask.graph.trace;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.Tensor;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Collects methods and compiles them. */
public final class ProgramBuilder {
    private final String name;
    private final Parameters parameters = new Parameters();
    private final Map<String, TracedMethod> methods = new LinkedHashMap<>();
    private boolean frozen;

    ProgramBuilder(String name) {
        this.name = name;
    }

    /** Adds a method that takes no gradient with respect to parameters: evaluation, attacks. */
    public ProgramBuilder method(String method, Mode mode, Precision precision, Function<Graph, List<Tensor>> body) {
        return method(method, mode, precision, parameter -> false, body);
    }

    /**
     * Adds a method.
     *
     * @param trainable which parameters, by full name, are leaves that gradients can be taken with respect to; the others
     *     cost no gradient
     * @param body declares arguments on the graph, computes, and gives the results; bfloat16 ones arrive as float32
     */
    public ProgramBuilder method(
            String method,
            Mode mode,
            Precision precision,
            Predicate<String> trainable,
            Function<Graph, List<Tensor>> body) {
        Graph graph = new Graph(parameters, mode, precision, trainable);
        // The engine's Java side knows no bfloat16, and dies of it.
        List<Tensor> results = body.apply(graph).stream()
                .map(result -> result.type() == DType.BFLOAT16 ? result.to(DType.FLOAT32) : result)
                .toList();
        TracedMethod traced = new TracedMethod(
                method,
                List.copyOf(graph.arguments()),
                List.copyOf(graph.statements()),
                List.copyOf(graph.updatedLists()),
                results,
                graph.needsGradients(),
                precision == Precision.TF32);
        if (methods.putIfAbsent(method, traced) != null) {
            throw new IllegalArgumentException("program " + name + " has two methods " + method);
        }
        return this;
    }

    /**
     * What methods compute from parameters and statistics alone, they compute once for each state, which nobody may change in place from
     * then on ({@link io.github.auxtask.graph.state.NetworkState#restore} is allowed). Results are the same bits.
     */
    public ProgramBuilder frozen(boolean whether) {
        frozen = whether;
        return this;
    }

    /** The tensors used so far. */
    public Parameters parameters() {
        return parameters;
    }

    /** Compiles the methods on the device of the manager; the program has to be closed. */
    public Program compile(NDManager manager) {
        return compile(manager, manager.getDevice());
    }

    /**
     * Compiles on the device of the manager what would be compiled on another one: for files that are run there.
     *
     * @param device that it is written for
     */
    public Program compile(NDManager manager, Device device) {
        return compile(manager, ProgramTarget.of(device));
    }

    /** The same for another target. */
    Program compile(NDManager manager, ProgramTarget target) {
        Map<String, FixedPart> fixed = new HashMap<>();
        if (frozen) {
            methods.forEach((method, traced) -> fixed.put(method, FixedPart.of(traced)));
        }
        SourceText source = SourceText.of(methods, fixed, parameters, target);
        return new Program(name, parameters, Map.copyOf(methods), Map.copyOf(fixed), source, manager.newSubManager());
    }
}
