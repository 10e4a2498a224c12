/**
 * Confidence intervals, tests and the number of seeds they need. Formulas and sources stand with each class; nothing here
 * knows of runs, tables or papers.
 */
@NullMarked
package io.github.auxtask.stats;

import org.jspecify.annotations.NullMarked;
