package io.github.auxtask.attack.suite;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.engine.BatchRows;
import java.util.stream.IntStream;

/**
 * Looks for adversarial images with one classifier, such as one in bfloat16, and judges them with another. An image that only the first
 * takes for broken is attacked once more, with the second, so that none is let off because of how the first one rounds.
 *
 * @param judge whose predictions count
 * @param searched what is attacked first; the judge itself if there is nothing to confirm
 */
record ConfirmedSearch(AttackedClassifier judge, AttackedClassifier searched) {
    /**
     * Attacks a batch.
     *
     * @param out owner of the adversarial images
     * @param images standardised, [N, C, H, W]
     * @param labels the true classes, int64 [N]
     * @param scores of the unchanged images, the judge's
     * @return with the judge's predictions; gradients and queries are those of both
     */
    AttackResult run(
            Attack attack, NDManager out, NDArray images, NDArray labels, AttackRandom random, float[][] scores) {
        AttackResult found = AttackEngine.run(attack, searched, out, images, labels, random, scores);
        if (searched == judge) {
            return found;
        }
        AttackOutcome outcome = found.outcome();
        int[] after = AttackedClassifier.predictions(judge.hostScores(out, found.adversarial()));
        int[] truth = outcome.labels();
        int[] unconfirmed = IntStream.range(0, truth.length)
                .filter(i -> outcome.after()[i] != truth[i] && after[i] == truth[i])
                .toArray();
        if (unconfirmed.length == 0) {
            return result(found.adversarial(), outcome, after, outcome.norms(), 0, 0, 0);
        }
        try (NDManager scope = out.newSubManager()) {
            NDList chosen = BatchRows.selectAll(judge, scope, new NDList(images, labels), unconfirmed);
            float[][] known = IntStream.of(unconfirmed).mapToObj(i -> scores[i]).toArray(float[][]::new);
            AttackResult again = AttackEngine.run(
                    attack, judge, scope, chosen.get(0), chosen.get(1), random.select(unconfirmed), known);
            float[] norms = outcome.norms().clone();
            for (int i = 0; i < unconfirmed.length; i++) {
                after[unconfirmed[i]] = again.outcome().after()[i];
                norms[unconfirmed[i]] = again.outcome().norms()[i];
            }
            NDArray merged = BatchRows.merge(judge, scope, found.adversarial(), unconfirmed, again.adversarial());
            merged.attach(out);
            found.adversarial().close();
            return result(
                    merged,
                    outcome,
                    after,
                    norms,
                    again.outcome().imageGradients(),
                    again.outcome().imageQueries(),
                    again.outcome().seconds());
        }
    }

    private static AttackResult result(
            NDArray adversarial,
            AttackOutcome first,
            int[] after,
            float[] norms,
            long gradients,
            long queries,
            double seconds) {
        return new AttackResult(
                adversarial,
                new AttackOutcome(
                        first.labels(),
                        first.before(),
                        after,
                        first.attacked(),
                        first.targets(),
                        norms,
                        first.imageGradients() + gradients,
                        first.imageQueries() + queries,
                        first.shares(),
                        first.seconds() + seconds));
    }
}
