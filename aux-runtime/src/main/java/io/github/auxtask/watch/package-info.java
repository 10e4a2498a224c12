/** A page that follows runs while they go on: what the store and the records say, as JSON, from a server on this machine alone. */
@NullMarked
package io.github.auxtask.watch;

import org.jspecify.annotations.NullMarked;
