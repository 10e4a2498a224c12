/** What a network is trained for: the loss of its own output, auxiliary tasks and their weights, adversaries within a step. */
package io.github.auxtask.train.task;
