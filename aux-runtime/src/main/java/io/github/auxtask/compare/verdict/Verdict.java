package io.github.auxtask.compare.verdict;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.ReasonCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be said about one published number, or one claim: one of five states, with what explains it. */
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

    /**
     * Shown to be the same within the tolerance.
     *
     * @param bias which way it differs significantly all the same; {@code null} if it does not
     */
    record Reproduced(@Nullable Direction bias) implements Verdict {
        /** Without a bias. */
        public Reproduced() {
            this(null);
        }

        @Override
        public Kind kind() {
            return Kind.REPRODUCED;
        }

        @Override
        public String detail() {
            return bias == null ? "" : "small bias, " + bias;
        }
    }

    /**
     * Shown to lie outside the tolerance, after Holm's adjustment; a claim is shown to be contradicted.
     *
     * @param direction which way; {@code null} for a claim, which has none
     */
    record NotReproduced(@Nullable Direction direction) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.NOT_REPRODUCED;
        }

        @Override
        public String detail() {
            return direction == null ? "" : direction.toString();
        }
    }

    /**
     * The runs there are cannot decide.
     *
     * @param moreSeeds how many more would, as far as ours tell; {@code null} if no practical number would, or it is not known
     * @param detail what would decide, or that nothing can
     */
    record Inconclusive(@Nullable Integer moreSeeds, String detail) implements Verdict {
        @Override
        public Kind kind() {
            return Kind.INCONCLUSIVE;
        }
    }

    /**
     * There are runs, but their numbers must not be held against the published one.
     *
     * @param reason the code
     * @param detail the reason in words, for example {@code epochs 8 instead of 600}
     */
    record NotComparable(ReasonCode reason, String detail) implements Verdict {
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

    /** In words: {@code not reproduced (lower)}, {@code reproduced, small bias, higher}. */
    default String text() {
        if (detail().isEmpty()) {
            return kind().label();
        }
        return switch (kind()) {
            case NOT_REPRODUCED -> kind().label() + " (" + detail() + ")";
            case REPRODUCED -> kind().label() + ", " + detail();
            default -> kind().label() + ": " + detail();
        };
    }
}
