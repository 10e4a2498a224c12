/** Traced methods, compiled to one TorchScript program, loaded into the engine and called. */
package io.github.auxtask.graph.trace;
