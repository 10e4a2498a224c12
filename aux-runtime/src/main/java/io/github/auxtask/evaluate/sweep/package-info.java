/** Evaluations under one attack at several epsilons: accuracy against epsilon. */
package io.github.auxtask.evaluate.sweep;
