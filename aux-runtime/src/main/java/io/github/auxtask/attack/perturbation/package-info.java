/**
 * Perturbations inside a graph: the ball around an image with its directions and projections, random points of it to start from, and
 * the adversarial images of training.
 */
package io.github.auxtask.attack.perturbation;
