/** Learning rate schedules and early stopping. */
package io.github.auxtask.train.schedule;
