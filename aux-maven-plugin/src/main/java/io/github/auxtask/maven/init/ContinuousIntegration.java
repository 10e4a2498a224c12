package io.github.auxtask.maven.init;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where a new project is to be run on every push. */
enum ContinuousIntegration {
    NONE,
    GITHUB,
    GITLAB;

    /**
     * Reads the name used on the command line.
     *
     * @throws BadInputException if it is none of them
     */
    static ContinuousIntegration parse(String text) {
        List<String> known =
                Arrays.stream(values()).map(ContinuousIntegration::toString).toList();
        int index = known.indexOf(text);
        if (index < 0) {
            throw new BadInputException(
                    "There is no workflow for '" + text + "'" + Suggestion.hint(text, known) + " (-Daux.ci)");
        }
        return values()[index];
    }

    /** The file that it reads, to the template that makes it. */
    Map<String, String> files() {
        return switch (this) {
            case NONE -> Map.of();
            case GITHUB -> Map.of(".github/workflows/reproduction.yml", "github.yml.ftl");
            case GITLAB -> Map.of(".gitlab-ci.yml", "gitlab.yml.ftl");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
