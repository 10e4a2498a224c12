/**
 * How evaluations go through their images: chunks that are evaluated, counted and kept, batches that fit into memory, and progress.
 */
package io.github.auxtask.evaluate.chunk;
