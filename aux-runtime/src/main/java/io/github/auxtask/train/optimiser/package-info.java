/** Optimisers (SGD, Adam, RMSprop) and what they remember between steps. */
package io.github.auxtask.train.optimiser;
