/** Evaluations of how well a classifier ranks images: those of one class before all others. */
package io.github.auxtask.evaluate.ranking;
