package io.github.auxtask.maven.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.experiment.catalogue.Catalogue;
import io.github.auxtask.experiment.catalogue.CatalogueJson;
import io.github.auxtask.experiment.rules.ReproductionLines;
import io.github.auxtask.experiment.spec.MethodRef;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the worker says of its class path, and of a plan if it was given one.
 *
 * @param extensions one event of the worker for each thing that can be called by name
 * @param problems one event of the worker for each thing that is wrong with the plan
 */
public record Description(List<JsonNode> extensions, List<JsonNode> problems) {
    private static final List<String> METHOD = List.of("method");

    public Description {
        extensions = List.copyOf(extensions);
        problems = List.copyOf(problems);
    }

    /**
     * Everything that can be called by name.
     *
     * @throws io.github.auxtask.core.BadInputException if the worker is of another version and speaks another language
     */
    public Catalogue catalogue() {
        return new Catalogue(extensions.stream().map(CatalogueJson::read).toList());
    }

    /** What is wrong with the plan, in the order of the file: one sentence each, with file and line. */
    public List<String> sentences(Path yaml) {
        return sentences(yaml, problem -> true);
    }

    /** The same without that the method is here in another version. */
    List<String> sentencesButVersion(Path yaml, MethodRef asked) {
        return sentences(yaml, problem -> !isOfVersion(problem, asked));
    }

    /** That the method is here in another version than is asked for; empty if it is not, or not here at all. */
    List<String> versionSentences(Path yaml, MethodRef asked) {
        return sentences(yaml, problem -> isOfVersion(problem, asked));
    }

    private boolean isOfVersion(Problem problem, MethodRef asked) {
        return problem.at().equals(METHOD)
                && catalogue()
                        .find("method", asked.name())
                        .filter(here -> here.version() != asked.version())
                        .isPresent();
    }

    private List<String> sentences(Path yaml, Predicate<Problem> wanted) {
        if (problems.isEmpty()) {
            return List.of();
        }
        ReproductionLines lines = ReproductionLines.read(yaml);
        return problems.stream()
                .map(Problem::read)
                .filter(wanted)
                .sorted((a, b) -> Integer.compare(lines.line(a.at(), a.value()), lines.line(b.at(), b.value())))
                .map(problem -> problem.sentence(yaml, lines))
                .distinct()
                .toList();
    }
}
