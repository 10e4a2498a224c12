/** What runs are doing right now, as small files in the store, and how long a plan still takes. */
@NullMarked
package io.github.auxtask.live;

import org.jspecify.annotations.NullMarked;
