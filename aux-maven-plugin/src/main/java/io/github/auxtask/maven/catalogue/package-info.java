/** What {@code reproduction.yaml} can call by name, as the worker describes it: printed, and used to check plans. */
package io.github.auxtask.maven.catalogue;
