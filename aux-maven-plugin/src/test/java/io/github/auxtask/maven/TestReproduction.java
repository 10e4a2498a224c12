package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Four runs: two tasks, two seeds, two evaluations each. */
final class TestReproduction {
    private TestReproduction() {}

    static Path file() {
        try {
            URL yaml = TestReproduction.class.getResource("/tiny/reproduction.yaml");
            return Path.of(Objects.requireNonNull(yaml).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reproduction read() {
        return ReproductionReader.read(file());
    }

    static Plan plan() {
        return Plan.of(read(), Selection.of("quick"));
    }
}
