package io.github.auxtask.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The named tensors of a program in order of first use, parameters and buffers apart. All methods of a program share one
 * registry, so that a network traced for training and for evaluation is the same network.
 */
public final class Parameters {
    /** What the list of parameters is called in TorchScript. */
    public static final String PARAMETER_LIST = "params";

    /** What the list of buffers is called in TorchScript. */
    public static final String BUFFER_LIST = "buffers";

    /** What frozen programs have computed from parameters and buffers alone. */
    public static final String FIXED_LIST = "fixed";

    private final Map<String, ParameterSpec> specs = new LinkedHashMap<>();
    private final List<ParameterSpec> parameters = new ArrayList<>();
    private final List<ParameterSpec> buffers = new ArrayList<>();
    private final Map<String, Integer> indices = new LinkedHashMap<>();

    /** Adds a tensor, or finds it again. */
    int index(ParameterSpec spec) {
        ParameterSpec known = specs.putIfAbsent(spec.name(), spec);
        if (known == null) {
            List<ParameterSpec> list = spec.kind().isBuffer() ? buffers : parameters;
            indices.put(spec.name(), list.size());
            list.add(spec);
        } else if (!known.equals(spec)) {
            throw new IllegalArgumentException("parameter " + spec.name() + " is used with shape " + spec.shape()
                    + " as " + spec.kind() + " and with shape " + known.shape() + " as " + known.kind());
        }
        Integer index = indices.get(spec.name());
        if (index == null) {
            throw new IllegalStateException("unregistered parameter " + spec.name());
        }
        return index;
    }

    /** What is trained. */
    public List<ParameterSpec> parameters() {
        return Collections.unmodifiableList(parameters);
    }

    /** Running statistics. */
    public List<ParameterSpec> buffers() {
        return Collections.unmodifiableList(buffers);
    }

    /** Parameters and buffers in the order in which the network first used them, which is torch's state_dict order. */
    public List<ParameterSpec> state() {
        return List.copyOf(specs.values());
    }

    /** Number of trained values, as papers count them. */
    public long count() {
        return parameters.stream().mapToLong(ParameterSpec::size).sum();
    }
}
