/**
 * One printed number and its table against our mean: tolerance, tests of difference and of equivalence, intervals,
 * seeds still needed.
 */
@NullMarked
package io.github.auxtask.compare.cell;

import org.jspecify.annotations.NullMarked;
