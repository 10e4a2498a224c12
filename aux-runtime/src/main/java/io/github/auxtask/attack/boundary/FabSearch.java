package io.github.auxtask.attack.boundary;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.Bounds;
import io.github.auxtask.attack.engine.LikelyTargets;
import io.github.auxtask.attack.engine.Search;
import io.github.auxtask.attack.engine.SearchArrays;
import io.github.auxtask.attack.engine.StandingImages;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import java.util.List;

/**
 * FAB towards the likeliest wrong classes, one after the other or side by side, each from the image itself and then from random points. An
 * image for which a point within epsilon was found is left alone; the authors' code goes on to make its perturbation smaller, which changes no accuracy.
 */
record FabSearch(int steps, int restarts, int targets) implements Search {
    /** What it keeps of each image. */
    enum Part {
        POINT,
        ORIGIN,
        LABELS,
        TARGETS,
        LOWER,
        UPPER,
        NEAREST,
        DISTANCE,
        SUCCESS
    }

    private static final int STEPS_BETWEEN_LOOKS = 5;
    private static final float BEYOND_ANY_DISTANCE = 1e30f;

    @Override
    public double passes() {
        return (Attack.GRADIENT + 1) * steps * restarts * targets;
    }

    @Override
    public Found search(AttackTask task, NDManager out) {
        long gradients = 0;
        long[][] aims = LikelyTargets.of(task, targets, out);
        StandingImages images = new StandingImages(task, restarts * aims.length, out);
        while (images.hasNext()) {
            try (NDManager scope = out.newSubManager()) {
                // Runs that begin at the image itself and runs that begin at random points are not mixed.
                StandingImages.Part part = images.next(restarts == 1 ? aims.length : 1, scope);
                long[] aimed = part.rows().stream()
                        .mapToLong(row -> aims[row.run() / restarts][row.image()])
                        .toArray();
                try (SearchArrays<Part> arrays = begin(part.task(), scope.create(aimed), scope)) {
                    int run = part.rows().get(0).run();
                    if (run % restarts > 0) {
                        start(part.task(), arrays, run, scope);
                    }
                    gradients += walk(part.task(), arrays);
                    NDArray found = arrays.found(Part.ORIGIN);
                    images.take(part, arrays.rows(), found, scope);
                }
            }
        }
        return new Found(images.found(), gradients);
    }

    static SearchArrays<Part> begin(AttackTask task, NDArray targets, NDManager out) {
        SearchArrays<Part> arrays = new SearchArrays<>(task, out, Part.class);
        NDManager owner = arrays.owner();
        // Its points may lie beyond epsilon on the way: only the range of the values bounds them, as in a ball of L2.
        ThreatModel threat = task.objective().threat();
        ThreatModel range = new ThreatModel(Norm.L2, threat.epsilon(), threat.space(), threat.clip(), threat.goal());
        AttackTask ranged = new AttackTask(
                task.victim(), task.objective().threat(range), task.images(), task.labels(), task.random());
        NDList box = Bounds.box(ranged, BoundOrder.PROJECT_THEN_CLIP, owner);
        Shape vector = new Shape(arrays.count());
        arrays.put(Part.POINT, task.images());
        arrays.put(Part.ORIGIN, task.images());
        arrays.put(Part.LABELS, task.labels());
        arrays.put(Part.TARGETS, targets);
        arrays.put(Part.LOWER, box.get(0));
        arrays.put(Part.UPPER, box.get(1));
        arrays.put(Part.NEAREST, task.images());
        arrays.put(Part.DISTANCE, owner.full(vector, BEYOND_ANY_DISTANCE));
        arrays.put(Part.SUCCESS, owner.zeros(vector));
        return arrays;
    }

    private static void start(AttackTask task, SearchArrays<Part> arrays, int run, NDManager out) {
        InputSpec inputs = task.victim().inputs();
        Norm norm = task.objective().threat().norm();
        float[] perturbations = new float[arrays.count() * inputs.size()];
        for (int i = 0; i < arrays.count(); i++) {
            Start.EDGE.fill(norm, task.random().stream(i, run), perturbations, i * inputs.size(), inputs.size());
        }
        FabStep methods = new FabStep(norm);
        try (NDArray points = out.create(perturbations, task.images().getShape())) {
            arrays.put(Part.POINT, points);
            arrays.update(
                    methods.key("start"),
                    graph -> methods.start(graph, inputs),
                    List.of(Part.POINT, Part.ORIGIN, Part.LOWER, Part.UPPER),
                    List.of(arrays.unit(), arrays.epsilon()),
                    List.of(Part.POINT));
        }
    }

    long walk(AttackTask task, SearchArrays<Part> arrays) {
        AttackedClassifier victim = task.victim();
        FabStep methods = new FabStep(task.objective().threat().norm());
        long gradients = 0;
        for (int done = 1; done <= steps && !arrays.isDone(); done++) {
            gradients += arrays.count();
            arrays.update(
                    methods.key("step"),
                    graph -> methods.step(graph, victim.inputs(), victim.network()),
                    List.of(
                            Part.POINT,
                            Part.ORIGIN,
                            Part.LABELS,
                            Part.TARGETS,
                            Part.LOWER,
                            Part.UPPER,
                            Part.NEAREST,
                            Part.DISTANCE),
                    List.of(arrays.unit(), arrays.epsilon()),
                    List.of(Part.POINT, Part.NEAREST, Part.DISTANCE, Part.SUCCESS));
            if (done % STEPS_BETWEEN_LOOKS == 0 || done == steps) {
                arrays.drop(Part.SUCCESS, Part.NEAREST);
            }
        }
        return gradients;
    }
}
