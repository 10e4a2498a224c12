/** A trained network as a TorchScript file that Python opens without our code. */
package io.github.auxtask.graph.export;
