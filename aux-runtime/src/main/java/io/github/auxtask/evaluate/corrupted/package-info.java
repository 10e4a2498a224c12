/** Evaluations on corrupted images, with their settings and the accuracy of every corruption and severity. */
package io.github.auxtask.evaluate.corrupted;
