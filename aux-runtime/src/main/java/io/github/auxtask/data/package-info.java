/**
 * Data sets (official archives, checksums, resume; one drawn by formula), splits, augmentation, and batches made ahead
 * on other threads. Plain arrays: whoever computes makes tensors of them.
 */
package io.github.auxtask.data;
