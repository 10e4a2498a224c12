/** Curves of a training as TensorBoard reads them, written while it goes on. */
@NullMarked
package io.github.auxtask.run.tensorboard;

import org.jspecify.annotations.NullMarked;
