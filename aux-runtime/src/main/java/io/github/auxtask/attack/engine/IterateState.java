package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.engine.Search.Found;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;

/**
 * A search while it runs: its arrays stay on the device from step to step. Images that need no more steps leave it, so that the
 * rest costs less.
 */
final class IterateState implements AutoCloseable {
    private static final float BELOW_ANY_LOSS = -3e38f;

    private final AttackTask task;
    private final IterativeAttack attack;
    private final NDManager out;
    private final NDManager constants;
    private final NDArray length;
    private final NDArray unit;
    private final NDArray epsilon;

    private final RemainingImages survivors;
    private AttackRandom random;
    private NDManager imageManager;
    /** Of the images still attacked: origin, labels, lower, upper. */
    private NDList images;

    private NDManager iterateManager;
    /** The iterate, and what the step keeps; nothing before the first start. */
    private NDList iterate = new NDList();
    /** Best image, its score, its success; empty if nothing is remembered. */
    private NDList best = new NDList();

    /** Since the restart began. */
    private int stepsDone;

    private long imageGradients;

    IterateState(AttackTask task, IterativeAttack attack, NDManager out) {
        this.task = task;
        this.attack = attack;
        this.out = out;
        constants = out.newSubManager();
        ThreatModel threat = task.objective().threat();
        InputSpec inputs = task.victim().inputs();
        Shape perChannel = new Shape(1, inputs.channels(), 1, 1);
        length = constants.create(inputs.scaled(attack.length().value(), threat.space()), perChannel);
        unit = constants.create(inputs.scaled(1, threat.space()), perChannel);
        epsilon = constants.create((float) threat.epsilon().value());
        survivors = new RemainingImages(task, out);
        int count = survivors.count();
        random = task.random();
        imageManager = out.newSubManager();
        NDList box = Bounds.box(task, attack.order(), imageManager);
        images = new NDList(task.images(), task.labels(), box.get(0), box.get(1));
        iterateManager = out.newSubManager();
        if (remembers()) {
            best = new NDList(
                    task.images(),
                    iterateManager.full(new Shape(count), BELOW_ANY_LOSS),
                    iterateManager.full(new Shape(count), -1f));
        }
    }

    /** Whether every iterate is scored, and not only the last of a restart. */
    private boolean remembersAll() {
        return attack.keep() != KeptIterate.LAST;
    }

    /** Whether iterates have to be compared at all. */
    private boolean remembers() {
        return remembersAll() || attack.restarts() > 1;
    }

    boolean isDone() {
        return survivors.count() == 0;
    }

    void start(int restart) {
        stepsDone = 0;
        if (attack.start() == Start.IMAGE) {
            iterate = new NDList(images.get(0));
            clearMemories();
            return;
        }
        InputSpec inputs = task.victim().inputs();
        float[] perturbations = new float[survivors.count() * inputs.size()];
        Norm norm = task.objective().threat().norm();
        for (int i = 0; i < survivors.count(); i++) {
            attack.start().fill(norm, random.stream(i, restart), perturbations, i * inputs.size(), inputs.size());
        }
        try (NDArray points = constants.create(perturbations, images.get(0).getShape())) {
            NDManager next = out.newSubManager();
            iterate = new NDList(images.get(0));
            advance(next, call(StepGraph.START, next, points), best);
            clearMemories();
        }
    }

    private void clearMemories() {
        for (int i = 0; i < attack.step().memories().size(); i++) {
            iterate.add(iterateManager.zeros(images.get(0).getShape()));
        }
    }

    void step() {
        NDManager next = out.newSubManager();
        imageGradients += (long) survivors.count() * attack.step().gradients();
        NDList more = new NDList(iterate.subNDList(1));
        int own = iterate.size();
        if (remembersAll()) {
            more.addAll(best);
            NDList results = call(StepGraph.STEP_AND_REMEMBER, next, more.toArray(new NDArray[0]));
            advance(next, new NDList(results.subList(0, own)), results.subNDList(own));
        } else {
            advance(next, call(StepGraph.STEP, next, more.toArray(new NDArray[0])), best);
        }
        stepsDone++;
    }

    void finishRestart() {
        if (remembers() && !isDone()) {
            NDManager next = out.newSubManager();
            advance(next, iterate, call(StepGraph.REMEMBER, next, best.toArray(new NDArray[0])));
            if (attack.keep() == KeptIterate.SUCCESS) {
                dropSuccesses();
            }
        }
    }

    /** Takes over an iterate and what is remembered; what neither needs any more is freed. */
    private void advance(NDManager next, NDList newIterate, NDList newBest) {
        newIterate.forEach(array -> adopt(array, next));
        newBest.forEach(array -> adopt(array, next));
        iterate = newIterate;
        best = newBest;
        iterateManager.close();
        iterateManager = next;
    }

    /** Moves an array on, unless it belongs to the caller or to the images. */
    private void adopt(NDArray array, NDManager next) {
        if (array.getManager() == iterateManager) {
            array.attach(next);
        }
    }

    private NDList call(String method, NDManager owner, NDArray... more) {
        NDArray number = constants.create((float) stepsDone);
        NDArray[] first = {
            iterate.get(0), images.get(0), images.get(1), images.get(2), images.get(3), unit, epsilon, length, number
        };
        Object[] arguments = new Object[first.length + more.length];
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        AttackedClassifier victim = task.victim();
        try (number) {
            return victim.call(
                    StepGraph.key(method, attack, task.objective()),
                    graph -> new StepGraph(graph, attack, task.objective(), victim).write(method),
                    owner,
                    arguments);
        }
    }

    /** Lets the images go on which the attack has succeeded. */
    void dropSuccesses() {
        int before = survivors.count();
        int[] left = survivors.drop(best.get(2), best.get(0));
        if (left.length == before) {
            return;
        }
        random = random.select(left);
        if (!isDone()) {
            NDManager nextImages = out.newSubManager();
            NDManager nextIterate = out.newSubManager();
            NDList all = new NDList(images);
            all.addAll(iterate);
            all.addAll(best);
            NDList selected = BatchRows.selectAll(task.victim(), nextImages, all, left);
            images = selected.subNDList(0, 4);
            int own = 4 + iterate.size();
            advance(
                    nextIterate,
                    attached(selected.subNDList(4, own), nextIterate),
                    attached(selected.subNDList(own), nextIterate));
            imageManager.close();
            imageManager = nextImages;
        }
    }

    private static NDList attached(NDList arrays, NDManager manager) {
        arrays.attach(manager);
        return arrays;
    }

    /** The highest loss of each image so far, or of those that succeeded. */
    float[] bestScores() {
        return best.get(1).toFloatArray();
    }

    /** Whether each image has been adversarial: above 0. */
    float[] successes() {
        return best.get(2).toFloatArray();
    }

    /** The result: what was put aside, and the present state of the rest. */
    Found found() {
        NDArray image = remembers() ? best.get(0) : iterate.get(0);
        return new Found(survivors.found(image), imageGradients);
    }

    @Override
    public void close() {
        iterateManager.close();
        imageManager.close();
        constants.close();
    }
}
