/**
 * What is trained: classification with its loss, auxiliary tasks, adversaries and learned loss weights, written as
 * steps and validation.
 */
package io.github.auxtask.train.task;
