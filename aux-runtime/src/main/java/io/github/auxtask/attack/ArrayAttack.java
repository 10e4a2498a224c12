package io.github.auxtask.attack;

import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.ThreatModel;

/**
 * An attack in plain Java: it is given images as arrays, and asks for scores and gradients as often as it likes. For searches that no
 * fixed step describes: evolutionary ones, line searches, attacks on decisions.
 */
public interface ArrayAttack extends Attack {
    /** What it is after. */
    Objective objective();

    @Override
    default ThreatModel threat() {
        return objective().threat();
    }

    /**
     * Looks for one adversarial image for every image of the batch, each of which must be treated as if it were alone.
     *
     * @param batch the images, and the classifier as far as an attack may see it
     * @return a point for each image, {@code [N][C * H * W]}, standardised; it is projected to the threat model
     */
    float[][] search(AttackBatch batch);
}
