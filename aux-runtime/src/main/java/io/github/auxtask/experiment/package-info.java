/**
 * From {@code reproduction.yaml} to a plan: what a paper compares, which runs a budget asks for, and the identity of each.
 */
package io.github.auxtask.experiment;
