package io.github.auxtask.attack;

import io.github.auxtask.attack.threat.ThreatModel;

/**
 * A way to find adversarial images, with all its parameters. Immutable; one object serves any number of classifiers and batches.
 *
 * <p>An attack of another jar is an {@link IterativeAttack}, whose step is written in tensors and compiled, or an {@link ArrayAttack},
 * which is plain Java over arrays. What runs them gives every image its own stream of randomness, chooses labels, targets and images,
 * predicts again afterwards and measures norms, so that all attacks are counted alike.
 */
public interface Attack {
    /** Passes through the network that one gradient is worth. */
    double GRADIENT = 3;

    /** What reports and records call it; its random numbers are those of this name. */
    String name();

    /** What it may do. */
    ThreatModel threat();

    /** Whether an adversarial image that it has come across is what it gives, and not a later iterate. */
    default boolean keepsSuccess() {
        return true;
    }

    /** Whether it looks at the gradient once only. */
    default boolean isOneStep() {
        return false;
    }

    /** Whether it takes minutes even for a handful of images, so that no pictures of it are drawn. */
    default boolean isLong() {
        return false;
    }

    /**
     * What it costs at most: how often it goes through the network for one image. A gradient counts as three, because going back costs
     * about twice what going forth does. For predictions only.
     */
    default double passes() {
        return GRADIENT;
    }
}
