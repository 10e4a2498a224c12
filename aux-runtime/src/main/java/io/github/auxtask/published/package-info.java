/**
 * What the papers printed: tables in CSV files that no code ever edits, and numbers as the intervals that their digits
 * stand for.
 */
package io.github.auxtask.published;
