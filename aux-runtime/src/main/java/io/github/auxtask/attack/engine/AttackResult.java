package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import io.github.auxtask.attack.AttackOutcome;

/**
 * The adversarial images of a batch, and what they came to.
 *
 * @param adversarial [N, C, H, W], standardised, on the device; images that were not attacked stand in it as they were
 */
public record AttackResult(NDArray adversarial, AttackOutcome outcome) {}
