package io.github.auxtask.script.follow;

import org.jspecify.annotations.Nullable;

/**
 * An operator that can be followed.
 *
 * @param parameters see {@link Arguments#bind}
 * @param rule what it gives
 */
record Operator(String parameters, Rule rule) {
    /** Works out an operator's result, and writes what is to be computed. */
    interface Rule {
        @Nullable
        Object apply(Arguments arguments);
    }
}
