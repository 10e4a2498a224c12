/**
 * How networks are trained: one loop for all papers, with phases, auxiliary tasks, adversaries, optimisers, schedules, early
 * stopping, and checkpoints from which a killed run goes on bit for bit.
 */
package io.github.auxtask.train;
