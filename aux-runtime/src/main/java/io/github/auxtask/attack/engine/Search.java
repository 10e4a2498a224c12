package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;

/** How an attack looks for adversarial images within its threat model; {@link AttackRun} does the rest. */
@FunctionalInterface
public interface Search {
    /**
     * Looks for one adversarial image for every image of the task.
     *
     * @param out owner of what is found
     */
    Found search(AttackTask task, NDManager out);

    /** What it costs at most, as {@link Attack#passes}. */
    default double passes() {
        return Attack.GRADIENT;
    }

    /**
     * What was found.
     *
     * @param images [N, C, H, W] in the task's order
     * @param imageGradients gradients of one image that were computed
     * @param imageQueries of one image's scores, by attacks that see nothing else
     */
    record Found(NDArray images, long imageGradients, long imageQueries) {
        public Found(NDArray images, long imageGradients) {
            this(images, imageGradients, 0);
        }
    }
}
