/** A whole reproduction beside its paper, and the result of aux:check. */
@NullMarked
package io.github.auxtask.compare;

import org.jspecify.annotations.NullMarked;
