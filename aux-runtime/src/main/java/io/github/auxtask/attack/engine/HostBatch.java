package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.AttackBatch;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A batch as an attack in plain Java sees it; only questions go to the device. */
final class HostBatch implements AttackBatch, AutoCloseable {
    private final AttackTask task;
    private final InputSpec inputs;
    private final NDManager owner;
    private final NDArray lower;
    private final NDArray upper;
    private final NDArray unit;
    private final NDArray epsilon;
    private final float[] images;
    private final long[] labels;
    private long imageGradients;
    private long imageQueries;

    /** What tells a method from all others of one victim. */
    private record Key(String method, Norm norm, boolean targeted, AttackLoss loss) {}

    HostBatch(AttackTask task, NDManager out) {
        this.task = task;
        this.inputs = task.victim().inputs();
        owner = out.newSubManager();
        NDList box = Bounds.box(task, BoundOrder.PROJECT_THEN_CLIP, owner);
        lower = box.get(0);
        upper = box.get(1);
        unit = owner.create(inputs.scaled(1, task.objective().threat().space()), new Shape(1, inputs.channels(), 1, 1));
        epsilon = owner.create((float) task.objective().threat().epsilon().value());
        images = task.images().toFloatArray();
        labels = task.labels().toLongArray();
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public InputSpec inputs() {
        return inputs;
    }

    @Override
    public float[] image(int number) {
        return Arrays.copyOfRange(images, number * inputs.size(), (number + 1) * inputs.size());
    }

    @Override
    public int label(int number) {
        return Math.toIntExact(labels[number]);
    }

    @Override
    public RandomStream random(int number, int restart) {
        return task.random().stream(number, restart);
    }

    @Override
    public float[][] scores(int[] numbers, float[][] points) {
        if (numbers.length == 0) {
            return new float[0][];
        }
        imageQueries += numbers.length;
        try (NDManager scope = owner.newSubManager()) {
            return task.victim().hostScores(scope, array(scope, numbers, points));
        }
    }

    @Override
    public float[][] gradients(int[] numbers, float[][] points) {
        if (numbers.length == 0) {
            return new float[0][];
        }
        imageGradients += numbers.length;
        try (NDManager scope = owner.newSubManager()) {
            NDArray chosen = scope.create(
                    IntStream.of(numbers).mapToLong(number -> labels[number]).toArray());
            return rows(task.victim()
                    .call(key("gradients"), this::gradients, scope, array(scope, numbers, points), chosen)
                    .head());
        }
    }

    private List<Tensor> gradients(Graph graph) {
        Objective objective = task.objective();
        Tensor leaf = graph.input("points", inputs.shape()).leaf();
        Tensor losses = task.victim()
                .read(objective.loss(), leaf, graph.labels("labels"))
                .losses();
        return List.of((objective.targeted() ? losses.times(-1) : losses).sum().gradient(leaf));
    }

    @Override
    public float[][] bounded(int[] numbers, float[][] points) {
        if (numbers.length == 0) {
            return new float[0][];
        }
        try (NDManager scope = owner.newSubManager()) {
            return rows(bounded(scope, numbers, points));
        }
    }

    /** The points of all images within the threat model, on the device. */
    NDArray found(float[][] points, NDManager out) {
        return bounded(out, IntStream.range(0, count()).toArray(), points);
    }

    private NDArray bounded(NDManager out, int[] numbers, float[][] points) {
        try (NDManager scope = owner.newSubManager()) {
            NDList around = BatchRows.selectAll(task.victim(), scope, new NDList(task.images(), lower, upper), numbers);
            return task.victim()
                    .call(
                            key("bounded"),
                            this::bounded,
                            out,
                            array(scope, numbers, points),
                            around.get(0),
                            around.get(1),
                            around.get(2),
                            unit,
                            epsilon)
                    .head();
        }
    }

    private List<Tensor> bounded(Graph graph) {
        Tensor points = graph.input("points", inputs.shape());
        Ball ball = new Ball(
                task.objective().threat().norm(),
                BoundOrder.PROJECT_THEN_CLIP,
                graph.input("origin", inputs.shape()),
                graph.input("lower", inputs.shape()),
                graph.input("upper", inputs.shape()),
                graph.input("unit", 1, inputs.channels(), 1, 1),
                graph.scalar("epsilon"));
        return List.of(ball.bounded(points));
    }

    private Key key(String method) {
        Objective objective = task.objective();
        return new Key("arrays " + method, objective.threat().norm(), objective.targeted(), objective.loss());
    }

    private NDArray array(NDManager scope, int[] numbers, float[][] points) {
        if (points.length != numbers.length) {
            throw new IllegalArgumentException(points.length + " points for " + numbers.length + " images");
        }
        float[] flat = new float[points.length * inputs.size()];
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(points[i], 0, flat, i * inputs.size(), inputs.size());
        }
        return scope.create(flat, new Shape(points.length, inputs.channels(), inputs.height(), inputs.width()));
    }

    private float[][] rows(NDArray array) {
        float[] flat = array.toFloatArray();
        float[][] rows = new float[flat.length / inputs.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * inputs.size(), (i + 1) * inputs.size());
        }
        return rows;
    }

    long imageGradients() {
        return imageGradients;
    }

    long imageQueries() {
        return imageQueries;
    }

    @Override
    public void close() {
        owner.close();
    }
}
