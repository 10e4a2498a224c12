package io.github.auxtask.maven.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.experiment.rules.ReproductionLines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something in {@code reproduction.yaml} that no run can be made of, as the worker found it.
 *
 * @param at the keys that lead to it: {@code settings, epochs}
 * @param value of the setting, null where there is none
 * @param text what is wrong, and what to do
 * @param label of the first run that it concerns
 * @param runs how many it concerns
 */
record Problem(List<String> at, @Nullable String value, String text, String label, int runs) {
    public Problem {
        at = List.copyOf(at);
    }

    /** Reads the event {@code problem}. */
    static Problem read(JsonNode event) {
        List<String> at = new ArrayList<>();
        event.path("at").forEach(key -> at.add(key.asText()));
        return new Problem(
                at,
                event.hasNonNull("value") ? event.path("value").asText() : null,
                event.path("text").asText(),
                event.path("label").asText(),
                event.path("runs").asInt());
    }

    /** {@code reproduction.yaml, line 14: Unknown setting 'epohcs'; did you mean 'epochs'?} */
    String sentence(Path yaml, ReproductionLines lines) {
        return yaml.getFileName() + ", line " + lines.line(at, value) + ": " + text;
    }
}
