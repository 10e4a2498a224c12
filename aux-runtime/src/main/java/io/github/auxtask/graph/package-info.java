/**
 * What networks and losses are written with: tensors, the graph that records their operations, parameters and their
 * initialisation, without any type of the engine.
 */
package io.github.auxtask.graph;
