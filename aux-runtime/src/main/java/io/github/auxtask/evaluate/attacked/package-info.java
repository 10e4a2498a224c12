/**
 * Evaluations on the images as they are, clean or under one attack or suite, with their counts and checks, and the
 * settings of the stronger attacks.
 */
package io.github.auxtask.evaluate.attacked;
