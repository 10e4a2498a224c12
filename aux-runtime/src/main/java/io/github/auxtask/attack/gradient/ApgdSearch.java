package io.github.auxtask.attack.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.LikelyTargets;
import io.github.auxtask.attack.engine.Search;
import io.github.auxtask.attack.engine.StandingImages;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import java.util.List;

/**
 * Auto-PGD (Croce and Hein 2020, algorithm 1): projected gradient ascent with momentum that finds its step sizes itself. Restarts and
 * targets attack only the images that still stand.
 *
 * @param loss what is raised
 * @param steps of each run
 * @param restarts of each target
 * @param targets how many of the most likely wrong classes are aimed at; 1 where the loss has none
 * @param start of each run
 * @param draws passes that every gradient is the mean of; 1 for a classifier that does not draw
 */
record ApgdSearch(ApgdLoss loss, int steps, int restarts, int targets, Start start, int draws) implements Search {
    private static final int STEPS_BETWEEN_LOOKS = 5;

    /** For people: {@code 100 steps, 9 targets, 2 restarts}. */
    String parameters() {
        return steps
                + (steps == 1 ? " step" : " steps")
                + (targets == 1 ? "" : ", " + targets + " targets")
                + (restarts == 1 ? "" : ", " + restarts + " restarts")
                + (draws == 1 ? "" : ", " + draws + " draws");
    }

    @Override
    public double passes() {
        return Attack.GRADIENT * steps * restarts * Math.max(1, targets) * draws;
    }

    @Override
    public Found search(AttackTask task, NDManager out) {
        long gradients = 0;
        long[][] aims = aims(task, out);
        StandingImages images = new StandingImages(task, restarts * aims.length, out);
        while (images.hasNext()) {
            try (NDManager scope = out.newSubManager()) {
                StandingImages.Part part = images.next(restarts * aims.length, scope);
                long[] targets = part.rows().stream()
                        .mapToLong(row -> aims[row.run() % aims.length][row.image()])
                        .toArray();
                try (ApgdState state = new ApgdState(part.task(), scope.create(targets), loss, draws, scope)) {
                    gradients += climb(state, start(part)) * draws;
                    NDArray found = state.found(); // which looks once more at who stands
                    images.take(part, state.rows(), found, scope);
                }
            }
        }
        return new Found(images.found(), gradients);
    }

    /** One run from start to end; returns how many gradients of one image were computed. */
    long climb(ApgdState state, float[] perturbations) {
        List<ApgdSchedule.Review> reviews = ApgdSchedule.of(steps);
        long gradients = state.count();
        state.start(perturbations);
        int next = 0;
        for (int done = 1; done <= steps && !state.isDone(); done++) {
            gradients += state.count();
            state.step();
            if (next < reviews.size() && reviews.get(next).after() == done) {
                state.review(reviews.get(next++).interval());
            }
            if (done % STEPS_BETWEEN_LOOKS == 0) {
                state.dropSuccesses();
            }
        }
        return gradients;
    }

    private float[] start(StandingImages.Part part) {
        AttackTask task = part.task();
        InputSpec inputs = task.victim().inputs();
        int count = Math.toIntExact(task.images().getShape().get(0));
        float[] perturbations = new float[count * inputs.size()];
        Norm norm = task.objective().threat().norm();
        for (int i = 0; i < count; i++) {
            int from = i * inputs.size();
            start.fill(norm, task.random().stream(i, part.rows().get(i).run()), perturbations, from, inputs.size());
        }
        return perturbations;
    }

    /** For every target its class of each image; the labels themselves where the loss aims at no class. */
    private long[][] aims(AttackTask task, NDManager out) {
        return loss.isTargeted()
                ? LikelyTargets.of(task, targets, out)
                : new long[][] {task.labels().toLongArray()};
    }
}
