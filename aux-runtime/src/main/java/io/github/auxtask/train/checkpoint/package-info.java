/**
 * Checkpoints from which a killed training goes on bit for bit: their content, files and intervals, and snapshots of
 * the network for pictures.
 */
package io.github.auxtask.train.checkpoint;
