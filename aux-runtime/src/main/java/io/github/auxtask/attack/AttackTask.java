package io.github.auxtask.attack;

import ai.djl.ndarray.NDArray;

/**
 * What a search works on: the images to attack and nothing else.
 *
 * @param images standardised, [N, C, H, W]
 * @param labels the classes to lead away from, or the targets; int64 [N]
 * @param random a stream an image and restart
 */
record AttackTask(Victim victim, Objective objective, NDArray images, NDArray labels, AttackRandom random) {}
