/**
 * What reproduction.yaml says: the paper, its data and method, the grid of variants, budgets, evaluations, tables
 * with tolerances, and claims.
 */
package io.github.auxtask.experiment.spec;
