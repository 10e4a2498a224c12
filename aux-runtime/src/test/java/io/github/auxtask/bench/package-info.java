/** Measures how fast networks train and give input gradients here, beside eager PyTorch where it is installed. */
package io.github.auxtask.bench;
