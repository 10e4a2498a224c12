package io.github.auxtask.attack.suite;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.AttackShare;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.BatchRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A suite at work on one batch: which images still stand, and what broke the others. */
final class SuiteRun {
    private final AttackedClassifier victim;
    private final ConfirmedSearch search;
    private final NDManager out;
    private final NDArray images;
    private final NDArray labels;
    private final AttackRandom random;
    private final float[][] scores;
    private final boolean survivors;
    private final int[] truth;
    private final int[] before;
    private final int[] after;
    private final float[] norms;
    private final boolean[] attacked;
    private final List<AttackShare> shares = new ArrayList<>();
    private NDArray adversarial;
    private long gradients;
    private long queries;

    SuiteRun(
            ConfirmedSearch search,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores,
            boolean survivors) {
        this.search = search;
        this.victim = search.judge();
        this.out = out;
        this.images = images;
        this.labels = labels;
        this.random = random;
        this.scores = scores;
        this.survivors = survivors;
        victim.check(images);
        truth = Arrays.stream(labels.toLongArray()).mapToInt(Math::toIntExact).toArray();
        before = AttackedClassifier.predictions(scores);
        after = before.clone();
        norms = new float[truth.length];
        attacked = new boolean[truth.length];
        adversarial = images.duplicate();
        adversarial.attach(out);
    }

    private int[] correct(int[] predictions) {
        return IntStream.range(0, truth.length)
                .filter(i -> truth[i] == predictions[i])
                .toArray();
    }

    /** Lets an attack at the images that stand, or at all that were correct. */
    void next(Attack attack) {
        int[] rows = correct(survivors ? after : before);
        if (rows.length == 0) {
            int standing = correct(after).length;
            shares.add(new AttackShare(attack.name(), 0, 0, standing, 0, 0, 0, 0));
            return;
        }
        try (NDManager scope = out.newSubManager()) {
            NDList chosen = BatchRows.selectAll(victim, scope, new NDList(images, labels), rows);
            float[][] known = IntStream.of(rows).mapToObj(row -> scores[row]).toArray(float[][]::new);
            AttackRandom own = random.part(attack.name()).select(rows);
            AttackResult result = search.run(attack, scope, chosen.get(0), chosen.get(1), own, known);
            AttackOutcome outcome = result.outcome();
            take(result, rows, scope);
            shares.add(new AttackShare(
                    attack.name(),
                    rows.length,
                    outcome.successes(),
                    correct(after).length,
                    outcome.correct(),
                    outcome.imageGradients(),
                    outcome.imageQueries(),
                    outcome.seconds()));
        }
    }

    private void take(AttackResult result, int[] rows, NDManager scope) {
        AttackOutcome outcome = result.outcome();
        gradients += outcome.imageGradients();
        queries += outcome.imageQueries();
        // What stood before this attack is now what it made of it, broken or not; what was broken stays as it is.
        int[] positions = IntStream.range(0, rows.length)
                .filter(i -> after[rows[i]] == truth[rows[i]])
                .toArray();
        if (positions.length == 0) {
            return;
        }
        int[] where = IntStream.of(positions).map(i -> rows[i]).toArray();
        for (int i : positions) {
            after[rows[i]] = outcome.after()[i];
            norms[rows[i]] = outcome.norms()[i];
            attacked[rows[i]] = true;
        }
        NDArray values = BatchRows.select(victim, scope, result.adversarial(), positions);
        NDArray merged = BatchRows.merge(victim, scope, adversarial, where, values);
        merged.attach(out);
        adversarial.close();
        adversarial = merged;
    }

    AttackResult result(double seconds) {
        return new AttackResult(
                adversarial,
                new AttackOutcome(truth, before, after, attacked, null, norms, gradients, queries, shares, seconds));
    }
}
