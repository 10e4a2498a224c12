package io.github.auxtask.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** The small network, its formula weights and images that the numbers of the authors of attacks are for (fixtures, fab.json). */
public final class AuthorsNetwork implements AutoCloseable {
    private final NDManager manager = NDManager.newBaseManager();
    private final JsonNode fixture = Fixtures.resource("fab.json");
    private final FormulaWeights formulas = Fixtures.formulasOfResources();
    private final InputSpec inputs;
    private final AttackedClassifier victim;
    private final int count;

    public AuthorsNetwork() {
        long[] shape = longs(fixture.get("network").get("input_shape"));
        count = (int) shape[0];
        inputs = InputSpec.raw((int) shape[1], (int) shape[2], (int) shape[3]);
        var state = Program.named("shape")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(network(graph.input("x", inputs.shape()))))
                .parameters()
                .state();
        var values = formulas.state(state, fixture.get("network").get("gain").doubleValue());
        victim = AttackedClassifier.of(AuthorsNetwork::network, Precision.FP32, manager, inputs, values);
    }

    private static Tensor network(Tensor input) {
        Tensor h = input.conv("conv1", Conv.of(4, 3).withBias()).relu();
        h = h.conv("conv2", Conv.of(6, 3).stride(2).withBias()).relu();
        return h.flatten().linear("fc1", 8).relu().linear("fc2", 5);
    }

    public JsonNode fixture() {
        return fixture;
    }

    public NDManager manager() {
        return manager;
    }

    public AttackedClassifier victim() {
        return victim;
    }

    public InputSpec inputs() {
        return inputs;
    }

    /** The auxiliary array of this number on [0, 1], as many values as the images have. */
    public float[] array(int number) {
        double[] exact = formulas.array(number, 0, 1, count * inputs.size());
        float[] values = new float[exact.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) exact[i];
        }
        return values;
    }

    public float[] images() {
        return array(60);
    }

    public NDArray onDevice(float[] images) {
        return manager.create(images, new Shape(count, inputs.channels(), inputs.height(), inputs.width()));
    }

    /** The task of attacking all images, which the network has right. */
    public AttackTask task(Objective objective) {
        NDArray labels = manager.create(longs(fixture.get("labels")));
        AttackRandom random =
                AttackRandom.of(1, "test", IntStream.range(0, count).toArray());
        return new AttackTask(victim, objective, onDevice(images()), labels, random);
    }

    public static long[] longs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
    }

    @Override
    public void close() {
        victim.close();
        manager.close();
    }
}
