/**
 * The commands of the worker carried out: fetching data, training, evaluating, illustrating and repeating the runs of
 * a plan.
 */
package io.github.auxtask.run.execute;
