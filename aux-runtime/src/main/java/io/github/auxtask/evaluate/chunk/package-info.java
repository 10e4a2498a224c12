/**
 * What all kinds of evaluations share: chunks of images that are evaluated, counted and kept, batches that fit into
 * memory, progress and outcome.
 */
package io.github.auxtask.evaluate.chunk;
