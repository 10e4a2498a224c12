/**
 * What computes: the engine started on a CPU or GPU, its CUDA libraries, CPU features and real arithmetic, and what a
 * run costs in time, memory and energy.
 */
package io.github.auxtask.run.device;
