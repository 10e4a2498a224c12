package io.github.auxtask.experiment.rules;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a file, so that a person hears of all of it at once. For one thread. */
final class Findings {
    private final String file;
    private final List<BadInputException> found = new ArrayList<>();

    Findings(String file) {
        this.file = file;
    }

    /** Looks at one part; what it refuses is kept, and the other parts are looked at all the same. */
    void attempt(Runnable look) {
        try {
            look.run();
        } catch (BadInputException e) {
            found.add(e);
        }
    }

    /**
     * Ends here if anything was found.
     *
     * @throws BadInputException with all of it
     */
    void raise() {
        Set<String> sentences = new LinkedHashSet<>();
        found.forEach(problem -> sentences.add(String.valueOf(problem.getMessage())));
        if (sentences.size() > 1) {
            throw new BadInputException(file + " cannot be used for " + sentences.size() + " reasons:\n  "
                    + String.join("\n  ", sentences));
        }
        if (!found.isEmpty()) {
            throw found.get(0);
        }
    }
}
