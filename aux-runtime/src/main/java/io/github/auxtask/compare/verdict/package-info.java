/**
 * The five verdicts, the error rates behind them, why a run must not be compared, and the command that would measure
 * what is missing.
 */
@NullMarked
package io.github.auxtask.compare.verdict;

import org.jspecify.annotations.NullMarked;
