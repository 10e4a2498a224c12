package io.github.auxtask.evaluate.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.run.prepare.PlanCheck;
import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AskedMetricsTest {
    @TempDir
    Path folder;

    static List<Path> folders() {
        return Repository.reproductions();
    }

    @ParameterizedTest
    @MethodSource("folders")
    void ourReproductionsAskForWhatTheirEvaluationsMeasure(Path reproduction) {
        Reproduction read = Repository.reproduction(reproduction);

        assertThat(PlanCheck.asked(read)).isEmpty();
        assertThat(read.problems()).isEmpty();
    }

    /** The sample with other words. */
    private Reproduction sample(Map<String, String> changes) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/io/github/auxtask/testing/sample/reproduction.yaml")) {
            String yaml = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> change : changes.entrySet()) {
                assertThat(yaml).contains(change.getKey());
                yaml = yaml.replace(change.getKey(), change.getValue());
            }
            Path file = folder.resolve("reproduction.yaml");
            Files.writeString(file, yaml);
            return ReproductionReader.read(file);
        }
    }

    private static final String CONTROL =
            "    title: Accuracy under PGD, a control against label leaking\n    metric: accuracy\n";

    @Test
    void tablesAndClaimsAskForMetricsOfKindsFromOutsideAndByClassLikeForOurs() throws IOException {
        Reproduction reproduction = sample(Map.of(
                "  - {name: clean}",
                "  - {name: clean}\n  - {name: noisy, kind: noise-spread}\n  - {name: classes, kind: by-class}",
                CONTROL,
                CONTROL.replace("accuracy\n", "noise.spread\n"),
                "where: {evaluation: pgd}",
                "where: {evaluation: noisy}",
                "    evaluation: fgsm\n    where: {training: adversarial}",
                "    evaluation: classes\n    metric: class\n    where: {training: adversarial, class: cat}"));
        assertThat(AskedMetrics.missing(reproduction, List.of())).isEmpty();
    }

    @Test
    void whatTrainingsDecideIsNoFact() throws IOException {
        Reproduction reproduction = sample(Map.of(CONTROL, CONTROL + "    facts: true\n"));

        assertThat(AskedMetrics.missing(reproduction, List.of()))
                .singleElement()
                .satisfies(missing -> assertThat(missing.text())
                        .contains("says facts: true, but 'accuracy' differs from training to training"));
    }

    @Test
    void whatNothingMeasuresIsOneSentenceThatListsWhatIs() throws IOException {
        Reproduction reproduction = sample(Map.of(
                "  - {name: clean}",
                "  - {name: clean}\n  - {name: noisy, kind: noise-spread}",
                CONTROL,
                CONTROL.replace("accuracy\n", "nois.spread\n"),
                "where: {evaluation: pgd}",
                "where: {evaluation: noisy}",
                "    evaluation: fgsm\n",
                "    evaluation: fgsm\n    metric: atackSuccess\n"));
        assertThat(AskedMetrics.missing(reproduction, List.of()))
                .extracting(AskedMetrics.Missing::at)
                .satisfiesExactly(
                        at -> assertThat(at).startsWith("tables").endsWith("metric"),
                        at -> assertThat(at).containsExactly("claims", "ft-beats-none", "metric"));
        assertThat(AskedMetrics.missing(reproduction, List.of()))
                .extracting(AskedMetrics.Missing::text)
                .containsExactly(
                        "The table 'control' asks for the metric 'nois.spread', which the evaluation 'noisy' does not measure, so"
                                + " that it stays empty: noise-spread measures accuracy, error, noise.MEASURE.",
                        "The claim 'ft-beats-none' asks for the metric 'atackSuccess', which the evaluation 'fgsm' does not"
                                + " measure, so that it stays empty; did you mean 'attackSuccess'? attacked measures accuracy, error, cleanAccuracy,"
                                + " initiallyCorrect, attackSuccess, attacked, meanPerturbationNorm,"
                                + " largestPerturbationNorm, imageGradients, imageQueries.");
    }
}
