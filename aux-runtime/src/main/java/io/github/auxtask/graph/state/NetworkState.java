package io.github.auxtask.graph.state;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.StartingValues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of a program's parameters and buffers on a device, float32. Programs change them in place. */
public final class NetworkState implements AutoCloseable {
    private final NDManager manager;
    private final DataType type;
    private final List<ParameterSpec> specs;
    private final Map<String, NDArray> byName = new LinkedHashMap<>();
    private final NDList parameters = new NDList();
    private final NDList buffers = new NDList();
    private final Map<String, NDArray> fixed = new HashMap<>();

    /**
     * Puts values on the device of a manager.
     *
     * @throws IllegalArgumentException if a value is missing or has the wrong number of elements
     */
    public NetworkState(NDManager parent, Parameters specs, Map<String, float[]> values) {
        this(parent, specs, values, DataType.FLOAT32);
    }

    /**
     * The same in another type. In {@link DataType#FLOAT64}, programs of precision {@code FP32} that are called with float64
     * arguments compute in float64 throughout: slow, and exact enough to compare implementations.
     */
    public NetworkState(NDManager parent, Parameters specs, Map<String, float[]> values, DataType type) {
        this.manager = parent.newSubManager();
        this.type = type;
        this.specs = specs.state();
        specs.parameters().forEach(spec -> add(spec, array(spec, values), parameters, Parameters.PARAMETER_LIST));
        specs.buffers().forEach(spec -> add(spec, array(spec, values), buffers, Parameters.BUFFER_LIST));
    }

    /**
     * Puts values on the device of a manager, each tensor straight into its place.
     *
     * @throws IllegalArgumentException if a tensor gets too few values or too many
     */
    public NetworkState(NDManager parent, Parameters specs, StartingValues values) {
        this.manager = parent.newSubManager();
        this.type = DataType.FLOAT32;
        this.specs = specs.state();
        ArrayFiller filler = new ArrayFiller(manager);
        try {
            specs.parameters()
                    .forEach(spec -> add(spec, filled(spec, values, filler), parameters, Parameters.PARAMETER_LIST));
            specs.buffers().forEach(spec -> add(spec, filled(spec, values, filler), buffers, Parameters.BUFFER_LIST));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private NDArray filled(ParameterSpec spec, StartingValues values, ArrayFiller filler) {
        NDArray array = manager.create(new Shape(spec.dimensions()), type);
        filler.fill(array, spec, values);
        return array;
    }

    private NDArray array(ParameterSpec spec, Map<String, float[]> values) {
        float[] value = values.get(spec.name());
        if (value == null || value.length != spec.size()) {
            throw new IllegalArgumentException("parameter " + spec.name() + " " + spec.shape()
                    + (value == null ? " has no value" : " got " + value.length + " values"));
        }
        return typed(manager.create(value, new Shape(spec.dimensions())));
    }

    private void add(ParameterSpec spec, NDArray array, NDList list, String listName) {
        // The engine's bridge gathers arrays of one such name into a list argument.
        array.setName(listName + "[]");
        list.add(array);
        byName.put(spec.name(), array);
    }

    private NDArray typed(NDArray float32) {
        if (type == DataType.FLOAT32) {
            return float32;
        }
        NDArray converted = float32.toType(type, false);
        float32.close();
        return converted;
    }

    public NDList parameters() {
        return parameters;
    }

    public NDList buffers() {
        return buffers;
    }

    /** Of these values, which frozen programs compute from parameters and buffers alone, those that are known, in this order. */
    public NDList fixed(List<String> meanings) {
        NDList values = new NDList();
        for (String meaning : meanings) {
            NDArray value = fixed.get(meaning);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** Keeps such a value as long as this state lasts, or until {@link #restore}; if it is known already, nothing happens. */
    public void fix(String meaning, NDArray value) {
        if (fixed.putIfAbsent(meaning, value) == null) {
            value.setName(Parameters.FIXED_LIST + "[]");
            value.attach(manager);
        }
    }

    /** The type of the values: float32 unless asked otherwise. */
    public DataType type() {
        return type;
    }

    /** Names and shapes, in torch's state_dict order. */
    public List<ParameterSpec> specs() {
        return specs;
    }

    /** A copy of one tensor, row-major. */
    public float[] get(String name) {
        NDArray array = byName.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        if (type == DataType.FLOAT32) {
            return array.toFloatArray();
        }
        try (NDArray float32 = array.toType(DataType.FLOAT32, false)) {
            return float32.toFloatArray();
        }
    }

    /** A copy of everything, in torch's state_dict order. */
    public Map<String, float[]> snapshot() {
        Map<String, float[]> values = new LinkedHashMap<>();
        specs.forEach(spec -> values.put(spec.name(), get(spec.name())));
        return values;
    }

    /** Overwrites everything that the map has a value for. */
    public void restore(Map<String, float[]> values) {
        fixed.values().forEach(NDArray::close);
        fixed.clear();
        for (ParameterSpec spec : specs) {
            float[] value = values.get(spec.name());
            NDArray array = byName.get(spec.name());
            if (value != null && array != null) {
                try (NDArray fresh = typed(manager.create(value, array.getShape()))) {
                    fresh.copyTo(array);
                }
            }
        }
    }

    /** Arrays of zeros shaped like some parameters: the state of an optimiser. The caller closes the manager. */
    public NDList zerosLike(List<String> names, NDManager owner) {
        List<NDArray> zeros = new ArrayList<>();
        for (String name : names) {
            NDArray array = byName.get(name);
            if (array == null) {
                throw new IllegalArgumentException("no parameter " + name);
            }
            zeros.add(owner.zeros(array.getShape(), type));
        }
        return new NDList(zeros);
    }

    @Override
    public void close() {
        manager.close();
    }
}
