/** Evaluations on the test images as they are. */
package io.github.auxtask.evaluate.clean;
