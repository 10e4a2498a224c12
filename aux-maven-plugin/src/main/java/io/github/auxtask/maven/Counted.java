package io.github.auxtask.maven;

/** A number with its noun: {@code 1 run}, {@code 12 runs}. */
final class Counted {
    private Counted() {}

    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
