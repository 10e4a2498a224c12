/** Training steps and validation: a classification with its losses, tasks and adversaries, written as methods of a program. */
package io.github.auxtask.train.step;
