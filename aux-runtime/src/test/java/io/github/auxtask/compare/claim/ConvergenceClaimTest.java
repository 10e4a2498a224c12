package io.github.auxtask.compare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.compare.Study;
import io.github.auxtask.compare.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "A converges faster than B": the first epoch that reaches nine tenths of the run's own best validation accuracy. */
final class ConvergenceClaimTest {
    private static final String FASTER = """
            claims:
              - id: ft-converges-faster
                says: With FT the network converges faster.
                source: figure 2
                kind: beats
                metric: epochsToReach.0.9
                better: lower
                evaluation: clean
                where: {network: a}
                left: {task: ft}
                right: {task: none}
            """;

    @TempDir
    private Path folder;

    @Test
    void epochsAreComparedSeedBySeedAndWhereTheyEndDoesNotMatter() throws IOException {
        ClaimResult result = study().converging("full", "a", "none", 1, 10, 20, 30, 40, 80, 80)
                .converging("full", "a", "none", 2, 10, 20, 30, 80, 80, 80)
                .converging("full", "a", "none", 3, 10, 20, 30, 40, 80, 85)
                .converging("full", "a", "ft", 1, 10, 55, 60, 60, 60, 60)
                .converging("full", "a", "ft", 2, 55, 60, 60, 60, 60, 60)
                .converging("full", "a", "ft", 3, 10, 20, 60, 60, 60, 60)
                .compared()
                .claims()
                .get(0);
        ClaimContrast contrast = result.groups().get(0).contrasts().get(0);
        assertThat(contrast.pairs())
                .extracting(SeedPair::firstValue, SeedPair::secondValue)
                .containsExactly(tuple(2.0, 5.0), tuple(1.0, 4.0), tuple(3.0, 5.0));
        assertThat(contrast.pairs())
                .allSatisfy(pair -> assertThat(pair.mcnemar()).isNull());
        assertThat(contrast.difference()).isCloseTo(-8 / 3.0, within(1e-12));
        assertThat(result.verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void runsWithoutAHistoryAreNotMeasured() throws IOException {
        ClaimResult result = study().compared().claims().get(0);
        assertThat(result.groups().get(0).outcome()).isEqualTo(ClaimGroup.Outcome.NOT_RUN);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.NOT_RUN);
    }

    private Study study() throws IOException {
        Study study = Study.in(folder, FASTER);
        for (String task : List.of("none", "ft")) {
            study.measured("full", "a", task, "clean", 90, 90.1, 90.2);
        }
        return study;
    }
}
