/**
 * Networks that robustness is mostly evaluated on, for 32x32 images; parameters carry the names of RobustBench's checkpoints.
 */
package io.github.auxtask.nn.robust;
