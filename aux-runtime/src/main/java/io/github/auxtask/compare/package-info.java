/**
 * Puts what was measured beside what was published: a verdict for every printed number, and the rules by which
 * {@code aux:check} fails a build.
 */
@NullMarked
package io.github.auxtask.compare;

import org.jspecify.annotations.NullMarked;
