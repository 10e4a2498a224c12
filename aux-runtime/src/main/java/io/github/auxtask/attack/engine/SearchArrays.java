package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a search keeps of each image that it is still at, on the device from step to step: images, labels and numbers, by name. What a step
 * replaces is freed, and images on which the search has succeeded leave all arrays at once.
 *
 * @param <P> the names
 */
public final class SearchArrays<P extends Enum<P>> implements AutoCloseable {
    private final AttackTask task;
    private final NDManager out;
    private final NDManager constants;
    private final NDArray unit;
    private final NDArray epsilon;
    private final Map<P, NDArray> arrays;
    private final RemainingImages survivors;
    private NDManager owner;

    /**
     * Nothing yet, for all images of the task.
     *
     * @param out owner of what is found
     */
    public SearchArrays(AttackTask task, NDManager out, Class<P> names) {
        this.task = task;
        this.out = out;
        arrays = new EnumMap<>(names);
        constants = out.newSubManager();
        owner = out.newSubManager();
        ThreatModel threat = task.objective().threat();
        InputSpec inputs = task.victim().inputs();
        unit = constants.create(inputs.scaled(1, threat.space()), new Shape(1, inputs.channels(), 1, 1));
        epsilon = constants.create((float) threat.epsilon().value());
        survivors = new RemainingImages(task, out);
    }

    /** Owner of arrays that are put in before the first update. */
    public NDManager owner() {
        return owner;
    }

    /** A unit of the threat model's space as standardised values, [1, C, 1, 1]. */
    public NDArray unit() {
        return unit;
    }

    /** In units of the threat model's space, 0-dimensional. */
    public NDArray epsilon() {
        return epsilon;
    }

    /** A number for a step, 0-dimensional; to be closed. */
    public NDArray number(double value) {
        return constants.create((float) value);
    }

    /** How many images it is still at. */
    public int count() {
        return survivors.count();
    }

    /** Whether it is at none. */
    public boolean isDone() {
        return survivors.count() == 0;
    }

    /** Positions in the task of the images that still stand. */
    public int[] rows() {
        return survivors.rows();
    }

    public void put(P name, NDArray array) {
        arrays.put(name, array);
    }

    /** The array of this name, a row for each image that still stands. */
    public NDArray get(P name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalStateException("there is no " + name + " yet");
        }
        return array;
    }

    /**
     * Runs a method, whose results take the place of some arrays.
     *
     * @param key and {@code body}: see {@link AttackedClassifier#call}
     * @param arguments of the method, in its order; after them come {@code more}
     * @param results names of what it gives, in its order
     */
    public void update(
            Object key, Function<Graph, List<Tensor>> body, List<P> arguments, List<NDArray> more, List<P> results) {
        NDManager next = out.newSubManager();
        NDList given = new NDList();
        arguments.forEach(name -> given.add(get(name)));
        given.addAll(more);
        NDList made = task.victim().call(key, body, next, given.toArray());
        for (int i = 0; i < results.size(); i++) {
            arrays.put(results.get(i), made.get(i));
        }
        advance(next);
    }

    /** What is still wanted moves to the new owner; the rest is freed with the old one. */
    private void advance(NDManager next) {
        for (NDArray array : arrays.values()) {
            if (array.getManager() == owner) {
                array.attach(next);
            }
        }
        owner.close();
        owner = next;
    }

    /**
     * Lets the images go on which the search has succeeded; asking waits for the device.
     *
     * @param success name of the numbers that are above 0 where it has
     * @param images name of what was found
     */
    public void drop(P success, P images) {
        int before = survivors.count();
        int[] left = survivors.drop(get(success), get(images));
        if (left.length == before || isDone()) {
            return;
        }
        NDManager next = out.newSubManager();
        List<P> names = List.copyOf(arrays.keySet());
        NDList selected = BatchRows.selectAll(task.victim(), next, new NDList(arrays.values()), left);
        for (int i = 0; i < names.size(); i++) {
            arrays.put(names.get(i), selected.get(i));
        }
        advance(next);
    }

    /** Ends the search: what was found, and for images that stand the array of this name. */
    public NDArray found(P standing) {
        return survivors.found(get(standing));
    }

    @Override
    public void close() {
        owner.close();
        constants.close();
    }
}
