package org.example;

import io.github.auxtask.attack.ArrayAttack;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackBatch;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.stream.IntStream;

/** A stranger's attack in plain Java: along the gradient's sign, in ever longer steps, until the prediction is what it is after. */
public final class LineSearchAttack implements AttackKind {
    @Override
    public String name() {
        return "line-search";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.integer("tries", 4, "how many lengths are tried").atLeast(1));
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return new LineSearch(objective, settings.integer("tries"));
    }

    private record LineSearch(Objective objective, int tries) implements ArrayAttack {
        @Override
        public String name() {
            return "line-search";
        }

        @Override
        public float[][] search(AttackBatch batch) {
            int[] left = IntStream.range(0, batch.count()).toArray();
            float[][] points = IntStream.of(left).mapToObj(batch::image).toArray(float[][]::new);
            float[][] gradients = batch.gradients(left, points);
            for (int trial = 1; trial <= tries && left.length > 0; trial++) {
                // The last length is far beyond any ball: what comes back is as far as the threat model allows.
                float length =
                        trial == tries ? 1000 : (float) (threat().epsilon().value() * trial / tries);
                float[][] candidates = new float[left.length][];
                for (int i = 0; i < left.length; i++) {
                    candidates[i] = batch.image(left[i]);
                    for (int k = 0; k < candidates[i].length; k++) {
                        candidates[i][k] += length * Math.signum(gradients[left[i]][k]);
                    }
                }
                candidates = batch.bounded(left, candidates);
                float[][] scores = batch.scores(left, candidates);
                for (int i = 0; i < left.length; i++) {
                    points[left[i]] = candidates[i];
                }
                int[] tried = left;
                left = IntStream.range(0, tried.length)
                        .filter(i -> (largest(scores[i]) == batch.label(tried[i])) != objective.targeted())
                        .map(i -> tried[i])
                        .toArray();
            }
            return points;
        }

        private static int largest(float[] scores) {
            return IntStream.range(0, scores.length)
                    .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                    .orElseThrow();
        }
    }
}
