package io.github.auxtask.attack.threat;

/** What counts as success. */
public enum Goal {
    /** Any class but the label. */
    UNTARGETED,
    /** One given class. */
    TARGETED
}
