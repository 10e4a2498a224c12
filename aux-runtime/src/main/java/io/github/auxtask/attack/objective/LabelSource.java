package io.github.auxtask.attack.objective;

/** The class that an untargeted attack leads away from. */
public enum LabelSource {
    /** The true class, as nearly all papers do it; a one-step attack in training can leak it (Kurakin et al. 2017). */
    TRUE,
    /** The network's own prediction on the unchanged image. */
    PREDICTED
}
