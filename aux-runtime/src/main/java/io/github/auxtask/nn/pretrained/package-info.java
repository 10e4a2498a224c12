/** Weights that others have trained: safetensors files of a pinned digest, and what their tensors are called there. */
package io.github.auxtask.nn.pretrained;
