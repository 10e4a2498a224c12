/**
 * What the parts of a training share: a training step and its report, validation, the record of an epoch and the
 * listener.
 */
package io.github.auxtask.train;
