/** What {@code reproduction.yaml} can call by name, described without its classes, so that plans are checked where no engine is. */
package io.github.auxtask.experiment.catalogue;
