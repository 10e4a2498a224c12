package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.objective.Objective;

/**
 * What a search works on: the images to attack and nothing else.
 *
 * @param images standardised, [N, C, H, W]
 * @param labels the classes to lead away from, or the targets; int64 [N]
 * @param random one stream per image and restart
 */
public record AttackTask(
        AttackedClassifier victim, Objective objective, NDArray images, NDArray labels, AttackRandom random) {
    /** The same on some of the images. */
    public AttackTask only(int[] rows, NDManager out) {
        if (rows.length == images.getShape().get(0)) {
            return this;
        }
        return rows(rows, out);
    }

    /** The same on these images, some of which may come several times. */
    AttackTask rows(int[] rows, NDManager out) {
        NDList selected = BatchRows.selectAll(victim, out, new NDList(images, labels), rows);
        return new AttackTask(victim, objective, selected.get(0), selected.get(1), random.select(rows));
    }
}
