/** What {@code reproduction.yaml} says of evaluations, read once by the kinds on the class path. */
package io.github.auxtask.evaluate.parse;
