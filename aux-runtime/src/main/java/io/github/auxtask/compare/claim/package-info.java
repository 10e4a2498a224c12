/**
 * One sentence of the paper against our runs: its sides and groups, paired tests over seeds, slopes of trends, and
 * its verdict.
 */
@NullMarked
package io.github.auxtask.compare.claim;

import org.jspecify.annotations.NullMarked;
