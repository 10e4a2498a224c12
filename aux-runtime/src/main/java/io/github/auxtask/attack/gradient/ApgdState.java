package io.github.auxtask.attack.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.BatchRows;
import io.github.auxtask.attack.engine.Bounds;
import io.github.auxtask.attack.engine.RemainingImages;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.ThreatModel;
import java.util.EnumMap;
import java.util.Map;

/**
 * One run of APGD while it goes on, on the device. Images on which it has succeeded leave it when it is looked at.
 */
public final class ApgdState implements AutoCloseable {
    /** Everything that belongs to single images and moves on from step to step. */
    private enum Part {
        ORIGIN,
        LABELS,
        TARGETS,
        LOWER,
        UPPER,
        X,
        BEFORE,
        GRADIENT,
        LENGTH,
        BEST,
        BEST_GRADIENT,
        BEST_LOSS,
        ADVERSARIAL,
        SUCCESS,
        LOSS_BEFORE,
        RISES,
        LAST_BEST,
        HALVED_LAST
    }

    /** The first step is twice epsilon long. */
    private static final float FIRST_LENGTH = 2;
    /** Of a step's direction, against that of the step before: the paper's alpha. */
    private static final float NEW_SHARE = 0.75f;
    /** Of the steps between reviews, how many have to raise the loss: the paper's rho. */
    private static final double RISING_SHARE = 0.75;

    private final AttackTask task;
    private final ApgdStep methods;
    private final NDManager out;
    private final NDManager constants;
    private final NDArray unit;
    private final NDArray epsilon;
    private final NDArray whole;
    private final NDArray share;
    private final Map<Part, NDArray> parts = new EnumMap<>(Part.class);
    private final RemainingImages survivors;
    private NDManager owner;
    private boolean first = true;

    /** @param targets int64 [N]; the labels themselves where no loss asks for targets */
    public ApgdState(AttackTask task, NDArray targets, ApgdLoss loss, NDManager out) {
        this(task, targets, loss, 1, out);
    }

    /** The same with gradients that are means of so many passes. */
    ApgdState(AttackTask task, NDArray targets, ApgdLoss loss, int draws, NDManager out) {
        this.task = task;
        this.methods = new ApgdStep(task.objective(), loss, draws);
        this.out = out;
        constants = out.newSubManager();
        owner = out.newSubManager();
        ThreatModel threat = task.objective().threat();
        InputSpec inputs = task.victim().inputs();
        unit = constants.create(inputs.scaled(1, threat.space()), new Shape(1, inputs.channels(), 1, 1));
        epsilon = constants.create((float) threat.epsilon().value());
        whole = constants.create(1f);
        share = constants.create(NEW_SHARE);
        survivors = new RemainingImages(task, out);
        NDList box = Bounds.box(task, BoundOrder.PROJECT_THEN_CLIP, owner);
        parts.put(Part.ORIGIN, task.images());
        parts.put(Part.LABELS, task.labels());
        parts.put(Part.TARGETS, targets);
        parts.put(Part.LOWER, box.get(0));
        parts.put(Part.UPPER, box.get(1));
    }

    boolean isDone() {
        return survivors.count() == 0;
    }

    int count() {
        return survivors.count();
    }

    /** Positions in the task of the images that still stand. */
    public int[] rows() {
        return survivors.rows();
    }

    /**
     * Begins at these points around the images.
     *
     * @param perturbations in units of epsilon
     */
    public void start(float[] perturbations) {
        NDManager next = out.newSubManager();
        try (NDArray points = constants.create(perturbations, task.images().getShape())) {
            NDList made = call("start", next, points, images());
            put(Part.X, made.get(0));
            put(Part.BEFORE, made.get(0));
            put(Part.BEST, made.get(0));
            put(Part.ADVERSARIAL, made.get(0));
            put(Part.GRADIENT, made.get(1));
            put(Part.BEST_GRADIENT, made.get(1));
            put(Part.BEST_LOSS, made.get(2));
            put(Part.LAST_BEST, made.get(2));
            put(Part.SUCCESS, made.get(3));
        }
        Shape vector = new Shape(survivors.count());
        put(Part.LENGTH, next.full(vector, FIRST_LENGTH));
        // The authors' code compares the first loss of all with 0.
        put(Part.LOSS_BEFORE, next.zeros(vector));
        put(Part.RISES, next.zeros(vector));
        put(Part.HALVED_LAST, next.ones(vector));
        advance(next);
    }

    public void step() {
        NDManager next = out.newSubManager();
        NDArray x = part(Part.X);
        NDList images = images();
        images.add(part(Part.BEFORE));
        images.add(part(Part.GRADIENT));
        images.add(first ? whole : share);
        for (Part part : new Part[] {
            Part.LENGTH,
            Part.BEST,
            Part.BEST_GRADIENT,
            Part.BEST_LOSS,
            Part.ADVERSARIAL,
            Part.SUCCESS,
            Part.LOSS_BEFORE,
            Part.RISES
        }) {
            images.add(part(part));
        }
        NDList made = call("step", next, x, images);
        put(Part.BEFORE, x);
        put(Part.X, made.get(0));
        put(Part.GRADIENT, made.get(1));
        put(Part.BEST, made.get(2));
        put(Part.BEST_GRADIENT, made.get(3));
        put(Part.BEST_LOSS, made.get(4));
        put(Part.ADVERSARIAL, made.get(5));
        put(Part.SUCCESS, made.get(6));
        put(Part.LOSS_BEFORE, made.get(7));
        put(Part.RISES, made.get(8));
        first = false;
        advance(next);
    }

    /**
     * Halves the steps of images that made too little progress, and lets them go on from their best points.
     *
     * @param interval steps since the review before
     */
    public void review(int interval) {
        NDManager next = out.newSubManager();
        NDList arguments = new NDList();
        for (Part part : new Part[] {
            Part.GRADIENT,
            Part.LENGTH,
            Part.BEST,
            Part.BEST_GRADIENT,
            Part.BEST_LOSS,
            Part.RISES,
            Part.LAST_BEST,
            Part.HALVED_LAST
        }) {
            arguments.add(part(part));
        }
        try (NDArray enough = constants.create((float) (RISING_SHARE * interval))) {
            arguments.add(enough);
            NDList made = call("review", next, part(Part.X), arguments);
            put(Part.X, made.get(0));
            put(Part.GRADIENT, made.get(1));
            put(Part.LENGTH, made.get(2));
            put(Part.HALVED_LAST, made.get(3));
        }
        put(Part.LAST_BEST, part(Part.BEST_LOSS));
        put(Part.RISES, next.zeros(new Shape(survivors.count())));
        advance(next);
    }

    private NDList images() {
        return new NDList(
                part(Part.ORIGIN),
                part(Part.LABELS),
                part(Part.TARGETS),
                part(Part.LOWER),
                part(Part.UPPER),
                unit,
                epsilon);
    }

    private NDArray part(Part part) {
        NDArray array = parts.get(part);
        if (array == null) {
            throw new IllegalStateException("there is no " + part + " yet");
        }
        return array;
    }

    private void put(Part part, NDArray array) {
        parts.put(part, array);
    }

    private NDList call(String method, NDManager results, NDArray x, NDList more) {
        Object[] arguments = new Object[1 + more.size()];
        arguments[0] = x;
        for (int i = 0; i < more.size(); i++) {
            arguments[i + 1] = more.get(i);
        }
        AttackedClassifier victim = task.victim();
        InputSpec inputs = victim.inputs();
        return victim.call(
                methods.key(method),
                graph -> switch (method) {
                    case "start" -> methods.start(graph, inputs, victim.network());
                    case "step" -> methods.step(graph, inputs, victim.network());
                    default -> methods.review(graph, inputs);
                },
                results,
                arguments);
    }

    /** What is still wanted moves to the new owner; the rest is freed with the old one. */
    private void advance(NDManager next) {
        for (NDArray array : parts.values()) {
            if (array.getManager() == owner) {
                array.attach(next);
            }
        }
        owner.close();
        owner = next;
    }

    /** Lets the images go on which the attack has succeeded; asking waits for the device. */
    public void dropSuccesses() {
        int before = survivors.count();
        int[] left = survivors.drop(part(Part.SUCCESS), part(Part.ADVERSARIAL));
        if (left.length == before || isDone()) {
            return;
        }
        NDManager next = out.newSubManager();
        NDList selected = BatchRows.selectAll(task.victim(), next, new NDList(parts.values()), left);
        int position = 0;
        for (Part part : Part.values()) {
            put(part, selected.get(position++));
        }
        advance(next);
    }

    /** Ends the run: the adversarial images, and the points with the highest loss of images that stand. */
    NDArray found() {
        dropSuccesses();
        return survivors.found(part(Part.BEST));
    }

    /** The highest loss of every image that still stands. */
    public float[] bestLosses() {
        return part(Part.BEST_LOSS).toFloatArray();
    }

    @Override
    public void close() {
        owner.close();
        constants.close();
    }
}
