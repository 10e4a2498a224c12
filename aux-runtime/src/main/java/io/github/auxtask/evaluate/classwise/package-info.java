/** Evaluations that tell classes apart. */
package io.github.auxtask.evaluate.classwise;
