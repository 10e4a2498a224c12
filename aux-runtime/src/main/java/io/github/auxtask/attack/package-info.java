/**
 * What an attack is, and how a jar from outside brings one: a kind with settings that {@code reproduction.yaml} calls by name, which
 * builds an attack whose step is written in tensors ({@link io.github.auxtask.attack.IterativeAttack}) or which is plain Java over
 * arrays ({@link io.github.auxtask.attack.ArrayAttack}).
 *
 * <p>To read projected gradient descent from start to end, in this order: {@code gradient.PgdAttack} (settings and step), {@link
 * io.github.auxtask.attack.IterativeAttack}, {@link io.github.auxtask.attack.StepContext}, {@code perturbation.Ball} (direction and
 * projection), {@code engine.AttackRun} (labels, images, result), {@code engine.IterativeSearch} (restarts and steps), {@code
 * engine.IterateState} (arrays on the device), {@code engine.StepGraph} (what is compiled).
 */
package io.github.auxtask.attack;
