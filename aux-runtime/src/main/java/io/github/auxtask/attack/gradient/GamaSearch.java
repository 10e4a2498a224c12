package io.github.auxtask.attack.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.Bounds;
import io.github.auxtask.attack.engine.Search;
import io.github.auxtask.attack.engine.SearchArrays;
import io.github.auxtask.attack.engine.StandingImages;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import java.util.List;

/**
 * GAMA-PGD (Sriramanan et al. 2020): projected steps up the margin of the probabilities, which at first also lead away from the
 * probabilities at the start; that weight fades over the first quarter of the steps. Steps are 2 epsilon long, a tenth of it after 60 % of
 * them and a hundredth after 85 %, as in the authors' code. Any point on the way may be the adversarial one; the authors take the last.
 */
record GamaSearch(int steps, int restarts) implements Search {
    private enum Part {
        POINT,
        ORIGIN,
        LABELS,
        LOWER,
        UPPER,
        START,
        SEEN,
        SUCCESS
    }

    private static final double WEIGHT = 50;
    private static final double FADING = 0.25;
    private static final double FIRST_LENGTH = 2;
    private static final double[] DROPS = {0.6, 0.85};
    private static final double DROP = 10;

    @Override
    public double passes() {
        return (Attack.GRADIENT * steps + FADING * steps) * restarts;
    }

    @Override
    public Found search(AttackTask task, NDManager out) {
        long gradients = 0;
        StandingImages images = new StandingImages(task, restarts, out);
        while (images.hasNext()) {
            try (NDManager scope = out.newSubManager()) {
                StandingImages.Part part = images.next(1, scope);
                try (SearchArrays<Part> arrays =
                        begin(part.task(), part.rows().get(0).run(), scope)) {
                    gradients += climb(part.task(), arrays);
                    NDArray found = arrays.found(Part.SEEN);
                    images.take(part, arrays.rows(), found, scope);
                }
            }
        }
        return new Found(images.found(), gradients);
    }

    /** How far a step goes, in units of epsilon. */
    double length(int step) {
        double length = FIRST_LENGTH;
        for (double after : DROPS) {
            length = step >= (int) Math.round(after * steps) ? length / DROP : length;
        }
        return length;
    }

    /** The weight of the squared distance of probabilities; 0 from the end of the first quarter on. */
    double weight(int step) {
        double last = FADING * steps;
        return step < last ? WEIGHT * (1 - step / last) : 0;
    }

    private static SearchArrays<Part> begin(AttackTask task, int run, NDManager out) {
        SearchArrays<Part> arrays = new SearchArrays<>(task, out, Part.class);
        InputSpec inputs = task.victim().inputs();
        Norm norm = task.objective().threat().norm();
        NDList box = Bounds.box(task, BoundOrder.PROJECT_THEN_CLIP, arrays.owner());
        arrays.put(Part.ORIGIN, task.images());
        arrays.put(Part.LABELS, task.labels());
        arrays.put(Part.LOWER, box.get(0));
        arrays.put(Part.UPPER, box.get(1));
        arrays.put(Part.SEEN, task.images());
        arrays.put(Part.SUCCESS, arrays.owner().zeros(new Shape(arrays.count())));
        float[] perturbations = new float[arrays.count() * inputs.size()];
        for (int i = 0; i < arrays.count(); i++) {
            Start.EDGE.fill(norm, task.random().stream(i, run), perturbations, i * inputs.size(), inputs.size());
        }
        if (norm == Norm.LINF) {
            // Every value at one end of the ball or the other.
            for (int i = 0; i < perturbations.length; i++) {
                perturbations[i] = Math.signum(perturbations[i]);
            }
        }
        GamaStep methods = new GamaStep(norm);
        try (NDArray points = out.create(perturbations, task.images().getShape())) {
            arrays.put(Part.POINT, points);
            arrays.update(
                    methods.key("start"),
                    graph -> methods.start(graph, inputs),
                    List.of(Part.POINT, Part.ORIGIN, Part.LABELS, Part.LOWER, Part.UPPER),
                    List.of(arrays.unit(), arrays.epsilon()),
                    List.of(Part.POINT));
        }
        arrays.put(Part.START, arrays.get(Part.POINT));
        return arrays;
    }

    private long climb(AttackTask task, SearchArrays<Part> arrays) {
        AttackedClassifier victim = task.victim();
        GamaStep methods = new GamaStep(task.objective().threat().norm());
        List<Part> arguments = List.of(Part.POINT, Part.ORIGIN, Part.LABELS, Part.LOWER, Part.UPPER);
        long gradients = 0;
        for (int step = 0; step < steps && !arrays.isDone(); step++) {
            gradients += arrays.count();
            boolean relaxed = weight(step) > 0;
            try (NDArray length = arrays.number(length(step));
                    NDArray weight = arrays.number(weight(step))) {
                NDList more = new NDList(arrays.unit(), arrays.epsilon(), length);
                if (relaxed) {
                    more.addAll(new NDList(arrays.get(Part.START), weight));
                }
                arrays.update(
                        methods.key(relaxed ? "relaxed step" : "step"),
                        graph -> methods.step(graph, victim.inputs(), victim.network(), relaxed),
                        arguments,
                        more,
                        List.of(Part.POINT, Part.SEEN, Part.SUCCESS));
            }
            // Every point is looked at, or one that has succeeded would be lost.
            arrays.drop(Part.SUCCESS, Part.SEEN);
        }
        if (!arrays.isDone()) {
            arrays.update(
                    methods.key("look"),
                    graph -> methods.look(graph, victim.inputs(), victim.network()),
                    arguments,
                    List.of(arrays.unit(), arrays.epsilon()),
                    List.of(Part.SEEN, Part.SUCCESS));
            arrays.drop(Part.SUCCESS, Part.SEEN);
        }
        return gradients;
    }
}
