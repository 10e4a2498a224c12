/** The training loop: phases, epochs, steps, validation and the selection of the final weights. */
package io.github.auxtask.train.loop;
