/**
 * Perturbations inside a graph: their norms, directions and projections, the ball around an image, and random points
 * of it to start from.
 */
package io.github.auxtask.attack.perturbation;
