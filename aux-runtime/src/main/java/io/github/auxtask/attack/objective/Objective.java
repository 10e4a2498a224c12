package io.github.auxtask.attack.objective;

import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.ThreatModel;

/**
 * What an attack is after, whichever way it searches.
 *
 * @param threat what it may do
 * @param label the class an untargeted attack leads away from
 * @param targets chooses the classes that a targeted attack aims at
 * @param loss what it climbs
 * @param points which images it attacks
 */
public record Objective(
        ThreatModel threat, LabelSource label, Targets targets, AttackLoss loss, AttackedImages points) {
    /** Cross entropy of the true class on all images; {@link Targets#RANDOM} if the threat model is targeted. */
    public static Objective of(ThreatModel threat) {
        return new Objective(threat, LabelSource.TRUE, Targets.RANDOM, AttackLoss.CROSS_ENTROPY, AttackedImages.ALL);
    }

    /** The same with another label. */
    public Objective label(LabelSource other) {
        return new Objective(threat, other, targets, loss, points);
    }

    /** The same with other targets. */
    public Objective targets(Targets other) {
        return new Objective(threat, label, other, loss, points);
    }

    /** The same with another loss. */
    public Objective loss(AttackLoss other) {
        return new Objective(threat, label, targets, other, points);
    }

    /** The same on other images. */
    public Objective points(AttackedImages other) {
        return new Objective(threat, label, targets, loss, other);
    }

    /** The same under another threat model. */
    public Objective threat(ThreatModel other) {
        return new Objective(other, label, targets, loss, points);
    }

    /** Whether the loss is lowered, not raised. */
    public boolean targeted() {
        return threat.goal() == Goal.TARGETED;
    }
}
