/**
 * The records of a plan's runs: how they are made, where they come from, where they are kept and which command
 * repeats a run.
 */
package io.github.auxtask.run.records;
