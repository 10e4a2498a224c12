package io.github.auxtask.attack.blackbox;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.BatchRows;
import io.github.auxtask.attack.engine.Bounds;
import io.github.auxtask.attack.engine.RemainingImages;
import io.github.auxtask.attack.engine.Search.Found;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A search that sees scores only, while it runs; an image on which it has succeeded leaves it. */
final class BlackBoxState implements AutoCloseable {
    private static final float ABOVE_ANY_MARGIN = 3e38f;

    private final AttackTask task;
    private final BlackBoxStep methods;
    private final NDManager out;
    private final NDManager constants;
    private final NDArray unit;
    private final NDArray epsilon;
    private final InputSpec inputs;
    private final RemainingImages survivors;
    private List<RandomStream> streams;
    /** Origin, labels, lower, upper, best, margin, success. */
    private NDList arrays;

    private NDManager owner;
    private long queries;

    BlackBoxState(AttackTask task, NDManager out) {
        this.task = task;
        this.out = out;
        methods = new BlackBoxStep(task.objective());
        constants = out.newSubManager();
        owner = out.newSubManager();
        inputs = task.victim().inputs();
        ThreatModel threat = task.objective().threat();
        unit = constants.create(inputs.scaled(1, threat.space()), new Shape(1, inputs.channels(), 1, 1));
        epsilon = constants.create((float) threat.epsilon().value());
        survivors = new RemainingImages(task, out);
        int count = survivors.count();
        streams = IntStream.range(0, count)
                .mapToObj(i -> task.random().stream(i, 0))
                .collect(Collectors.toList());
        NDList box = Bounds.box(task, BoundOrder.PROJECT_THEN_CLIP, owner);
        arrays = new NDList(
                task.images(),
                task.labels(),
                box.get(0),
                box.get(1),
                task.images(),
                owner.full(new Shape(count), ABOVE_ANY_MARGIN),
                owner.full(new Shape(count), -1f));
    }

    boolean isDone() {
        return survivors.count() == 0;
    }

    int count() {
        return survivors.count();
    }

    InputSpec inputs() {
        return inputs;
    }

    Norm norm() {
        return task.objective().threat().norm();
    }

    /** The stream of each image that still stands. */
    List<RandomStream> streams() {
        return streams;
    }

    /** @param perturbations [N, C, H, W] in units of epsilon */
    void point(float[] perturbations) {
        ask("point", 1, new float[][] {perturbations}, List.of(imagesOf(inputs.channels())));
    }

    /** See {@link BlackBoxStep#squares}. */
    void squares(int queries, float[] masks, float[] signs) {
        ask("squares", queries, new float[][] {masks, signs}, List.of(imagesOf(queries), signsShape(queries)));
    }

    /** See {@link BlackBoxStep#window}. */
    void window(float[] mask, float[] other, float[] pattern, float[] signs) {
        ask(
                "window",
                1,
                new float[][] {mask, other, pattern, signs},
                List.of(imagesOf(1), imagesOf(1), imagesOf(1), signsShape(1)));
    }

    private Shape imagesOf(int channels) {
        return new Shape(survivors.count(), channels, inputs.height(), inputs.width());
    }

    private Shape signsShape(int queries) {
        return new Shape(survivors.count(), (long) queries * inputs.channels(), 1, 1);
    }

    private void ask(String method, int asked, float[][] drawn, List<Shape> shapes) {
        NDManager next = out.newSubManager();
        queries += (long) asked * survivors.count();
        try (NDManager scope = out.newSubManager()) {
            List<Object> arguments = new ArrayList<>(List.of(
                    arrays.get(4),
                    arrays.get(5),
                    arrays.get(6),
                    arrays.get(0),
                    arrays.get(1),
                    arrays.get(2),
                    arrays.get(3),
                    unit,
                    epsilon));
            for (int i = 0; i < drawn.length; i++) {
                arguments.add(scope.create(drawn[i], shapes.get(i)));
            }
            AttackedClassifier victim = task.victim();
            NDList made = victim.call(
                    methods.key(method, asked),
                    graph -> switch (method) {
                        case "point" -> methods.point(graph, inputs, victim.network());
                        case "squares" -> methods.squares(graph, inputs, victim.network(), asked);
                        default -> methods.window(graph, inputs, victim.network());
                    },
                    next,
                    arguments.toArray());
            NDList all = new NDList(arrays.subNDList(0, 4));
            all.addAll(made);
            advance(next, all);
        }
    }

    private void advance(NDManager next, NDList all) {
        for (NDArray array : all) {
            if (array.getManager() == owner) {
                array.attach(next);
            }
        }
        arrays = all;
        owner.close();
        owner = next;
    }

    /** Lets the images go on which it has succeeded; asking waits for the device. */
    void dropSuccesses() {
        int before = survivors.count();
        int[] left = survivors.drop(arrays.get(6), arrays.get(4));
        if (left.length == before) {
            return;
        }
        List<RandomStream> all = streams;
        streams = IntStream.of(left).mapToObj(all::get).collect(Collectors.toList());
        if (!isDone()) {
            NDManager next = out.newSubManager();
            advance(next, BatchRows.selectAll(task.victim(), next, arrays, left));
        }
    }

    Found found() {
        dropSuccesses();
        return new Found(survivors.found(arrays.get(4)), 0, queries);
    }

    @Override
    public void close() {
        owner.close();
        constants.close();
    }
}
