/**
 * Which trainings were begun, finished and failed: an append-only ledger, committed beside the records, so that a run that was made
 * and dropped shows.
 */
@NullMarked
package io.github.auxtask.ledger;

import org.jspecify.annotations.NullMarked;
