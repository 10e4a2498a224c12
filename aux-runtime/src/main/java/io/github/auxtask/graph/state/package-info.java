/** A network's parameter values: on a device, updated by fused optimisers, and in safetensors files. */
package io.github.auxtask.graph.state;
