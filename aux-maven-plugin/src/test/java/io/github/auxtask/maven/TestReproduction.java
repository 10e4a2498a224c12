package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Four runs: two tasks, two seeds, two evaluations each. */
public final class TestReproduction {
    private TestReproduction() {}

    public static Path file() {
        try {
            URL yaml = TestReproduction.class.getResource("/tiny/reproduction.yaml");
            return Path.of(Objects.requireNonNull(yaml).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Reproduction read() {
        return ReproductionReader.read(file());
    }

    public static Plan plan() {
        return Plan.of(read(), Selection.of("quick"));
    }

    /** The same with more in its file. */
    public static Plan planWith(String lines) {
        try {
            Path yaml = Files.createTempDirectory("tiny").resolve("reproduction.yaml");
            Files.writeString(yaml, Files.readString(file()).replace("budgets:", lines + "budgets:"));
            return Plan.of(ReproductionReader.read(yaml), Selection.of("quick"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
