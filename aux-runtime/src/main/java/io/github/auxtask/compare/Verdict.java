package io.github.auxtask.compare;

import io.github.auxtask.core.BadInputException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be said about one published number: one of five states, with what explains it. */
public sealed interface Verdict {
    /** The five states, in the order in which reports count them. */
    enum Kind {
        REPRODUCED,
        NOT_REPRODUCED,
        INCONCLUSIVE,
        NOT_COMPARABLE,
        NOT_RUN;

        /** As rules and data files write it: {@code not-reproduced}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** As people read it: {@code not reproduced}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        /**
         * Reads a {@link #key()}.
         *
         * @throws BadInputException if it is none of the five
         */
        public static Kind parse(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> new BadInputException("Unknown verdict '" + key + "': use one of "
                            + Arrays.stream(values()).map(Kind::key).collect(Collectors.joining(", ")) + "."));
        }
    }

    /** Which way our mean lies from the published number. */
    enum Direction {
        LOWER,
        HIGHER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Our mean lies within the tolerance. */
    record Reproduced() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.REPRODUCED;
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Our mean lies outside the tolerance. */
    record NotReproduced(Direction direction) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.NOT_REPRODUCED;
        }

        @Override
        public String detail() {
            return direction.toString();
        }
    }

    /**
     * The runs there are cannot decide.
     *
     * @param detail what would decide, or that nothing can
     */
    record Inconclusive(String detail) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.INCONCLUSIVE;
        }
    }

    /**
     * There are runs, but their numbers must not be held against the published one.
     *
     * @param detail the reason, for example {@code reduced budget}
     */
    record NotComparable(String detail) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.NOT_COMPARABLE;
        }
    }

    /**
     * Nothing was measured.
     *
     * @param command what measures it
     */
    record NotRun(String command) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.NOT_RUN;
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** Which of the five. */
    Kind kind();

    /** What explains it in a few words, or nothing. */
    String detail();

    /** In words: {@code not reproduced (lower)}, {@code not comparable: reduced budget}. */
    default String text() {
        if (detail().isEmpty()) {
            return kind().label();
        }
        return kind() == Kind.NOT_REPRODUCED
                ? kind().label() + " (" + detail() + ")"
                : kind().label() + ": " + detail();
    }
}
