/** Optimisers (SGD, Adam) and what they remember between steps. */
package io.github.auxtask.train.optimiser;
