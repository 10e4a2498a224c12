package io.github.auxtask.maven.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.experiment.catalogue.Catalogue;
import io.github.auxtask.experiment.catalogue.CatalogueJson;
import io.github.auxtask.experiment.rules.ReproductionLines;
import java.nio.file.Path;
import java.util.List;

/**
 * What the worker says of its class path, and of a plan if it was given one.
 *
 * @param extensions one event of the worker for each thing that can be called by name
 * @param problems one event of the worker for each thing that is wrong with the plan
 */
public record Description(List<JsonNode> extensions, List<JsonNode> problems) {
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
        if (problems.isEmpty()) {
            return List.of();
        }
        ReproductionLines lines = ReproductionLines.read(yaml);
        return problems.stream()
                .map(Problem::read)
                .sorted((a, b) -> Integer.compare(lines.line(a.at(), a.value()), lines.line(b.at(), b.value())))
                .map(problem -> problem.sentence(yaml, lines))
                .distinct()
                .toList();
    }
}
