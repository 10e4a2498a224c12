package io.github.auxtask.attack.check.inspection;

/** One question about a robust accuracy. Holds no state. */
public interface Check {
    /** {@code C3}. */
    String id();

    /** In a few words. */
    String name();

    /** Answers it; may attack the classifier. */
    Judgement judge(Inspection inspection);

    /** Whether a failure makes the robust accuracy unreliable. */
    default boolean isSevere(Inspection inspection) {
        return true;
    }
}
