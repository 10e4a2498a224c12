/** Evaluations under a mixture of attacks: one of several is drawn for every image. */
package io.github.auxtask.evaluate.mixture;
