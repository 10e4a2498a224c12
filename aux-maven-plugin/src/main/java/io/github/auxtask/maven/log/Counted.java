package io.github.auxtask.maven.log;

/** A number with its noun: {@code 1 run}, {@code 12 runs}. */
public final class Counted {
    private Counted() {}

    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
