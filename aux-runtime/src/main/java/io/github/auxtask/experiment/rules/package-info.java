/** Reads reproduction.yaml and refuses, with file and line, what the schema or its own names and values contradict. */
package io.github.auxtask.experiment.rules;
