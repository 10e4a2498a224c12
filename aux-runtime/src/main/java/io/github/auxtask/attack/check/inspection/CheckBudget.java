package io.github.auxtask.attack.check.inspection;

/**
 * How much the checks may spend. Attacks of checks are shorter than those of a suite, because they are compared with one another
 * only.
 *
 * @param images that are looked at, at most
 * @param steps of PGD and APGD
 * @param restarts against which one start is held
 * @param targets of targeted APGD
 * @param queries of Square Attack
 * @param draws of random noise
 * @param traced images whose loss is followed step by step
 * @param unitTests images with a planted adversarial example
 * @param innerPoints harmless points around each of them
 * @param fullRangeSteps of PGD with a budget of the whole range
 */
public record CheckBudget(
        int images,
        int steps,
        int restarts,
        int targets,
        int queries,
        int draws,
        int traced,
        int unitTests,
        int innerPoints,
        int fullRangeSteps) {
    /** The first 32 images, short attacks: about a minute for ResNet-18 on two slow cores. */
    public static final CheckBudget QUICK = new CheckBudget(32, 10, 5, 3, 100, 20, 16, 12, 24, 100);

    /** The first 1,000 images, as many as memory holds under every attack; longer attacks. */
    public static final CheckBudget ALL = new CheckBudget(1000, 20, 5, 9, 1000, 100, 256, 64, 200, 100);
}
