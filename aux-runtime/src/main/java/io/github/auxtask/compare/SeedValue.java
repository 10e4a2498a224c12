package io.github.auxtask.compare;

import io.github.auxtask.core.ContentId;

/**
 * What one run measured for a cell.
 *
 * @param seed the run's seed
 * @param value in the unit of the table
 * @param run the run's id
 */
public record SeedValue(long seed, double value, ContentId run) {}
