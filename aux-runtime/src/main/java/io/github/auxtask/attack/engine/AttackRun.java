package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.engine.Search.Found;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What every attack does around its search: choose labels, targets and images, search, put the results among the images
 * that were left alone, predict again and measure.
 */
final class AttackRun {
    private static final double NANOS = 1e9;

    private AttackRun() {}

    static AttackResult run(
            Objective objective,
            Search search,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores) {
        long started = System.nanoTime();
        victim.check(images);
        int[] truth =
                Arrays.stream(labels.toLongArray()).mapToInt(Math::toIntExact).toArray();
        int[] before = AttackedClassifier.predictions(scores);
        int[] aims = aims(objective, truth, before, scores, random);
        int[] rows = rows(objective, truth, before);
        Found found = searched(objective, search, victim, out, images, aims, rows, random);
        int[] after = AttackedClassifier.predictions(victim.hostScores(out, found.images()));
        boolean[] attacked = new boolean[truth.length];
        for (int row : rows) {
            attacked[row] = true;
        }
        float[] norms = norms(objective.threat(), victim, out, images, found.images());
        return new AttackResult(
                found.images(),
                new AttackOutcome(
                        truth,
                        before,
                        after,
                        attacked,
                        objective.targeted() ? aims : null,
                        norms,
                        found.imageGradients(),
                        found.imageQueries(),
                        List.of(),
                        (System.nanoTime() - started) / NANOS));
    }

    /** Whether labels, targets and images to attack are the same whatever the classifier says of the unchanged images. */
    static boolean needsNoScores(Objective objective) {
        return !objective.targeted()
                && objective.label() == LabelSource.TRUE
                && objective.points() == AttackedImages.ALL;
    }

    /** What a search finds for all images, led away from their true classes. */
    static NDArray images(
            Objective objective,
            Search search,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random) {
        int[] truth =
                Arrays.stream(labels.toLongArray()).mapToInt(Math::toIntExact).toArray();
        int[] rows = IntStream.range(0, truth.length).toArray();
        return searched(objective, search, victim, out, images, truth, rows, random)
                .images();
    }

    private static int[] aims(Objective objective, int[] truth, int[] before, float[][] scores, AttackRandom random) {
        if (objective.targeted()) {
            return IntStream.range(0, truth.length)
                    .map(i -> objective.targets().target(truth[i], scores[i], random.target(i)))
                    .toArray();
        }
        return objective.label() == LabelSource.TRUE ? truth : before;
    }

    private static int[] rows(Objective objective, int[] truth, int[] before) {
        return IntStream.range(0, truth.length)
                .filter(i -> objective.points() == AttackedImages.ALL || before[i] == truth[i])
                .toArray();
    }

    private static Found searched(
            Objective objective,
            Search search,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            int[] aims,
            int[] rows,
            AttackRandom random) {
        if (rows.length == 0) {
            NDArray same = images.duplicate();
            same.attach(out);
            return new Found(same, 0);
        }
        boolean all = rows.length == aims.length;
        try (NDManager scope = out.newSubManager()) {
            NDArray chosen = all ? images : BatchRows.select(victim, scope, images, rows);
            NDArray labels =
                    scope.create(IntStream.of(rows).mapToLong(row -> aims[row]).toArray());
            Found found = search.search(new AttackTask(victim, objective, chosen, labels, random.select(rows)), scope);
            NDArray merged = all ? found.images() : BatchRows.merge(victim, scope, images, rows, found.images());
            merged.attach(out);
            return new Found(merged, found.imageGradients(), found.imageQueries());
        }
    }

    private static float[] norms(
            ThreatModel threat, AttackedClassifier victim, NDManager out, NDArray images, NDArray adversarial) {
        InputSpec inputs = victim.inputs();
        try (NDManager scope = out.newSubManager()) {
            NDArray unit = scope.create(inputs.scaled(1, threat.space()), new Shape(1, inputs.channels(), 1, 1));
            return victim.call(
                            "norms " + threat.norm(),
                            graph -> List.of(norms(graph, threat.norm(), inputs)),
                            scope,
                            images,
                            adversarial,
                            unit)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    private static Tensor norms(Graph graph, Norm norm, InputSpec inputs) {
        Tensor images = graph.input("images", inputs.shape());
        Tensor adversarial = graph.input("adversarial", inputs.shape());
        Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
        return Ball.size(norm, adversarial.sub(images).div(unit)).reshape(-1);
    }
}
