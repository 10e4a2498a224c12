package io.github.auxtask.graph;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tensors of a network chosen by name: {@code layer4} is that tensor or everything below that module, {@code *.bias} every bias; a
 * star stands for any text, dots included. Several patterns, separated by spaces, choose what any of them chooses.
 */
public final class NamePatterns implements Predicate<String> {
    /** Chooses nothing. */
    public static final NamePatterns NONE = new NamePatterns(List.of());

    private final List<String> texts;
    private final List<Pattern> patterns;

    private NamePatterns(List<String> texts) {
        this.texts = List.copyOf(texts);
        this.patterns = texts.stream().map(NamePatterns::compiled).toList();
    }

    /** The patterns in a text, separated by spaces; none chooses nothing. */
    public static NamePatterns of(String text) {
        return text.isBlank() ? NONE : new NamePatterns(List.of(text.strip().split("\\s+", -1)));
    }

    private static Pattern compiled(String text) {
        String name = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(name + "(\\..*)?", Pattern.DOTALL);
    }

    @Override
    public boolean test(String name) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /**
     * Sees to it that every pattern chooses something, so that a slip of the pen does not go unnoticed.
     *
     * @param names of all tensors
     * @param owner of the names, for the message: {@code network}
     * @param where the patterns are written, for the message: {@code setting weights.frozen}
     * @throws BadInputException for the first one that chooses nothing; the message says what is near, or what there is
     */
    public void requireUsed(Collection<String> names, String owner, String where) {
        for (int i = 0; i < patterns.size(); i++) {
            Pattern pattern = patterns.get(i);
            if (names.stream().noneMatch(name -> pattern.matcher(name).matches())) {
                throw new BadInputException("The " + owner + " has nothing called '" + texts.get(i) + "' (" + where
                        + "); "
                        + Suggestion.nearest(texts.get(i), modules(names, Integer.MAX_VALUE))
                                .map(near -> "did you mean '" + near + "'?")
                                .orElseGet(() -> "it has " + String.join(", ", modules(names, 1)) + "."));
            }
        }
    }

    /** The modules and tensors of these names, down to so many parts of a name. */
    private static Set<String> modules(Collection<String> names, int depth) {
        Set<String> modules = new LinkedHashSet<>();
        for (String name : names) {
            int parts = 1;
            for (int dot = name.indexOf('.'); dot >= 0 && parts <= depth; dot = name.indexOf('.', dot + 1), parts++) {
                modules.add(name.substring(0, dot));
            }
            if (parts <= depth) {
                modules.add(name);
            }
        }
        return modules;
    }

    /** The patterns as they are written, separated by spaces. */
    @Override
    public String toString() {
        return String.join(" ", texts);
    }
}
