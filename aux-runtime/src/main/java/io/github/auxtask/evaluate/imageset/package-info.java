/** Evaluations on images of another registered data set. */
package io.github.auxtask.evaluate.imageset;
