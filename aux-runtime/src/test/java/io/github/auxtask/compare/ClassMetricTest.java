package io.github.auxtask.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.sample.MetricReader;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.RunRecordBuilder;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers by class out of a run's record. */
class ClassMetricTest {
    private Reproduction reproduction;
    private RunRecord run;

    @BeforeEach
    void record(@TempDir Path folder) throws IOException {
        SampleReproduction sample = SampleReproduction.in(folder);
        reproduction = sample.reproduction();
        RunRecord made = sample.completed("full", 1).get(0);
        Evaluation first = reproduction.evaluations().get(0);
        run = RunRecordBuilder.like(made)
                .evaluations(List.of(new EvaluationRecord(
                        first.id(made.id()),
                        first.name(),
                        first.settings(),
                        new EvaluationRecord.Score(200, 150, 75.0, null, null),
                        1,
                        new EvaluationRecord.Details(
                                Map.of(
                                        "accuracy.cat", 40.0,
                                        "class.cat", 40.0,
                                        "low.count.cat", 7.0,
                                        "low.count", 31.0),
                                List.of(),
                                List.of(),
                                Map.of()),
                        null)))
                .build();
    }

    private double read(String metric, String unit, String ofClass) {
        return new MetricReader(reproduction, "A test", metric, unit)
                .read(run, Map.of("class", ofClass))
                .map(MetricReader.Reading::value)
                .orElse(Double.NaN);
    }

    @Test
    void accuraciesOfAClassAreInTheUnitOfTheTable() {
        assertThat(read("accuracy", "%", "cat")).isEqualTo(40);
        assertThat(read("accuracy", "fraction", "cat")).isEqualTo(0.4);
        assertThat(read("class", "fraction", "cat")).isEqualTo(0.4);
    }

    @Test
    void otherNumbersOfAClassAreAsTheyAre() {
        assertThat(read("low.count", "fraction", "cat")).isEqualTo(7);
        assertThat(read("low.count", "fraction", "dog")).isNaN();
    }

    @Test
    void theClassAllStandsForAllImages() {
        assertThat(read("accuracy", "fraction", "all")).isEqualTo(0.75);
        assertThat(read("class", "%", "all")).isEqualTo(75);
        assertThat(read("low.count", "%", "all")).isEqualTo(31);
        assertThat(read("low.probability", "%", "all")).isNaN();
    }
}
