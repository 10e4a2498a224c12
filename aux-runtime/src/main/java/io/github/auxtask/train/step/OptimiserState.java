package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.train.optimiser.Optimiser;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an optimiser remembers between steps, on the device; a training program changes it in place. */
public final class OptimiserState implements AutoCloseable {
    private final NDManager manager;
    private final List<NDList> lists = new ArrayList<>();
    private final Map<String, NDArray> byName = new LinkedHashMap<>();

    /**
     * The state before the first step: zeros.
     *
     * @param trained names of the parameters that are updated, in the order in which the update was written
     */
    public OptimiserState(NDManager parent, Optimiser optimiser, NetworkState network, List<String> trained) {
        manager = parent.newSubManager();
        for (Optimiser.Slot slot : optimiser.slots()) {
            NDList list = slot.scalar() ? scalars(trained.size()) : network.zerosLike(trained, manager);
            for (int i = 0; i < trained.size(); i++) {
                byName.put(slot.name() + "/" + trained.get(i), list.get(i));
            }
            lists.add(list);
        }
    }

    private NDList scalars(int count) {
        NDList list = new NDList();
        for (int i = 0; i < count; i++) {
            list.add(manager.zeros(new Shape()));
        }
        return list;
    }

    /** The list arguments of the method that updates, in the order of {@link Optimiser#slots()}. */
    public List<NDList> arguments() {
        return List.copyOf(lists);
    }

    /** A copy of everything, named {@code slot/parameter}. */
    public Map<String, float[]> snapshot() {
        Map<String, float[]> values = new LinkedHashMap<>();
        byName.forEach((name, array) -> values.put(name, array.toFloatArray()));
        return values;
    }

    /**
     * Overwrites everything.
     *
     * @throws IllegalArgumentException if the names or sizes are another optimiser's
     */
    public void restore(Map<String, float[]> values) {
        if (!values.keySet().equals(byName.keySet())) {
            throw new IllegalArgumentException("the checkpoint holds the state of another optimiser or network");
        }
        byName.forEach((name, array) -> {
            float[] value = values.get(name);
            if (value == null || value.length != array.size()) {
                throw new IllegalArgumentException("the checkpoint's " + name + " has another size");
            }
            array.set(FloatBuffer.wrap(value));
        });
    }

    @Override
    public void close() {
        manager.close();
    }
}
