/**
 * Which runs fill a place of a table or a claim, the largest budget first, and what they measured: one value per seed.
 */
@NullMarked
package io.github.auxtask.compare.sample;

import org.jspecify.annotations.NullMarked;
