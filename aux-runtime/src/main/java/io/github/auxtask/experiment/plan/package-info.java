/** Which runs a budget asks for: variants, seeds, resolved settings, the id of each run and the runs it needs first. */
package io.github.auxtask.experiment.plan;
