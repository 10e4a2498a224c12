package io.github.auxtask.nn.pretrained;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a {@link NameMap}.
 *
 * @param stored the tensor's name in the file; one star stands for any text
 * @param shape that it has in the file; {@code null} where the map does not say
 * @param parameter its name in the network; a star stands for the same text
 * @param change what is done with it
 */
public record NameRule(String stored, @Nullable List<Long> shape, String parameter, Change change) {
    private static final String STAR = "*";

    /** What is done with a stored tensor. */
    public enum Change {
        /** Its values and its shape are the parameter's. */
        NONE,
        /** Its values are the parameter's, row-major, in another shape. */
        RESHAPE,
        /** The network has no use for it. */
        IGNORED
    }

    public NameRule {
        shape = shape == null ? null : List.copyOf(shape);
        if (stars(stored) > 1 || stars(parameter) > stars(stored)) {
            throw new IllegalArgumentException("the rule from '" + stored + "' to '" + parameter
                    + "' may have one star on either side, and on the right only with one on the left");
        }
    }

    private static long stars(String text) {
        return text.chars().filter(c -> c == STAR.charAt(0)).count();
    }

    boolean isFamily() {
        return stored.contains(STAR);
    }

    boolean matches(String name) {
        int star = stored.indexOf(STAR);
        return name.length() >= stored.length() - 1
                && name.startsWith(stored.substring(0, star))
                && name.endsWith(stored.substring(star + 1));
    }

    /** The rule for one member of the family. */
    NameRule of(String name) {
        int star = stored.indexOf(STAR);
        String text = name.substring(star, name.length() - (stored.length() - 1 - star));
        return new NameRule(name, shape, parameter.replace(STAR, text), change);
    }
}
