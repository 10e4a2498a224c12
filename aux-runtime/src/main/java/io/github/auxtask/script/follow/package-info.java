/**
 * Follows a TorchScript program from its input to its scores and writes the tensor operators on the way into a {@link
 * io.github.auxtask.graph.Graph}, one by one and each known here. The program itself is never given to the engine.
 */
package io.github.auxtask.script.follow;
