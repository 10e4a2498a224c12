/** Evaluations under one attack or suite, with their counts and checks, and the settings of evaluations under attacks. */
package io.github.auxtask.evaluate.attacked;
