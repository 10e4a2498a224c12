/**
 * Attacks on classifiers: the threat model as a value, and attacks whose every step is one call into the engine. What an attack
 * computes is written in {@link io.github.auxtask.attack.Perturbation}, which training uses inside its own graphs too.
 */
package io.github.auxtask.attack;
