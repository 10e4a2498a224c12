/** A plan's runs as jobs of a cluster's queue: how they are cut, what Slurm is told, and what became of them. */
@NullMarked
package io.github.auxtask.cluster;

import org.jspecify.annotations.NullMarked;
