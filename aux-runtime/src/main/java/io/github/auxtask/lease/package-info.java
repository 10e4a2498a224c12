/** The right to work on something in a store that several machines share, without locks that hold across them. */
@NullMarked
package io.github.auxtask.lease;

import org.jspecify.annotations.NullMarked;
