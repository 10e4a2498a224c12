/** How a trained classifier is evaluated: the evaluator, and the settings of all kinds of evaluations. */
package io.github.auxtask.evaluate;
