/**
 * Functions of tensors written in Java and compiled to coarse TorchScript methods, which DJL's PyTorch engine runs: one call
 * for a whole forward pass, a whole gradient, a whole update. The only room, with its users, that touches DJL.
 */
package io.github.auxtask.graph;
