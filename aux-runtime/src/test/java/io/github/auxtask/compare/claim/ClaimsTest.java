package io.github.auxtask.compare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.compare.CheckResult;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.Study;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.experiment.spec.ReasonCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClaimsTest {
    private static final String BEATS = """
            claims:
              - id: ft-beats-none
                says: FT beats None on two of three networks.
                source: section 4
                kind: beats
                evaluation: clean
                left: {task: ft}
                right: {task: none}
                groups: [network]
                at-least: 2
            """;

    @TempDir
    private Path folder;

    @Test
    void pairsOfTheSameSeedDecideEachGroupAndTheirNumberTheClaim() throws IOException {
        ClaimResult result = study(BEATS)
                .measured("full", "a", "none", "clean", 90.0, 91.0, 89.5, 90.2)
                .measured("full", "a", "ft", "clean", 91.1, 92.0, 90.4, 91.3)
                .measured("full", "b", "none", "clean", 85.0, 84.0, 85.5, 85.1)
                .measured("full", "b", "ft", "clean", 86.0, 85.1, 86.4, 86.2)
                .measured("full", "c", "none", "clean", 80.0, 80.4, 80.2, 80.6)
                .measured("full", "c", "ft", "clean", 78.9, 79.4, 79.3, 79.5)
                .compared()
                .claims()
                .get(0);
        assertThat(result.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(result.groups())
                .extracting(ClaimGroup::outcome)
                .containsExactly(ClaimGroup.Outcome.HOLDS, ClaimGroup.Outcome.HOLDS, ClaimGroup.Outcome.CONTRADICTED);
        ClaimContrast contrast = result.groups().get(0).contrasts().get(0);
        assertThat(contrast.difference()).isCloseTo(1.025, within(1e-9));
        assertThat(contrast.pairs()).hasSize(4);
        // the images that are right are nested, so FT gains eleven and loses none: p = 2 / 2^11
        assertThat(Objects.requireNonNull(contrast.pairs().get(0).mcnemar()).p())
                .isCloseTo(Math.pow(2, -10), within(1e-12));
        assertThat(result.seen())
                .isEqualTo(
                        "By our means (full) it holds in 2 of 3 cases; by the printed numbers it holds in 2 of 3 cases. 2 are"
                                + " needed.");
    }

    @Test
    void oneSeedASideDecidesNothing() throws IOException {
        ClaimResult result = study(BEATS)
                .measured("full", "a", "none", "clean", 90.0)
                .measured("full", "a", "ft", "clean", 95.0)
                .compared()
                .claims()
                .get(0);
        assertThat(result.verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
        assertThat(result.verdict().detail())
                .isEqualTo(
                        "open in 1, not run in 2 of 3; one seed a side says nothing of other seeds, so at least 1 more"
                                + " is needed");
        ClaimGroup group = result.groups().get(0);
        assertThat(group.contrasts().get(0).pairs()).hasSize(1);
        assertThat(group.seen()).isTrue();
        assertThat(group.p()).isNull();
    }

    @Test
    void aGroupThatLacksPlannedSeedsIsNotJudged() throws IOException {
        ClaimResult result = study(BEATS)
                .measured("full", "a", "none", "clean", 90.0)
                .measured("full", "a", "ft", "clean", 95.0, 95.1, 95.2)
                .compared()
                .claims()
                .get(0);
        assertThat(result.verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.MISSING_SEEDS, "1 of 3 planned seeds"));
        ClaimGroup group = result.groups().get(0);
        assertThat(group.outcome()).isEqualTo(ClaimGroup.Outcome.INCOMPLETE);
        assertThat(group.contrasts().get(0).pairs()).hasSize(1);
        assertThat(group.seen()).isTrue();
        assertThat(group.p()).isNull();
    }

    @Test
    void aContradictedClaimIsNotReproduced() throws IOException {
        ClaimResult result = study(BEATS)
                .measured("full", "a", "none", "clean", 90.0, 91.0, 90.5)
                .measured("full", "a", "ft", "clean", 88.0, 89.1, 88.4)
                .measured("full", "b", "none", "clean", 85.0, 84.0, 85.5)
                .measured("full", "b", "ft", "clean", 83.0, 82.1, 83.4)
                .compared()
                .claims()
                .get(0);
        assertThat(result.verdict()).isEqualTo(new Verdict.NotReproduced(null));
        assertThat(result.count(ClaimGroup.Outcome.CONTRADICTED)).isEqualTo(2);
    }

    @Test
    void runsThatAreNotThePapersAreNotComparableButSayWhatWasSeen() throws IOException {
        ClaimResult result = study(BEATS)
                .measured("quick", "a", "none", "clean", 50.0, 51.0)
                .measured("quick", "a", "ft", "clean", 55.0, 56.1)
                .compared()
                .claims()
                .get(0);
        assertThat(result.verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.REDUCED_BUDGET, "epochs 2 instead of 10"));
        assertThat(result.seen())
                .startsWith("By our means (quick) it holds in 1 of 1 case (2 more have no number); by ");
    }

    @Test
    void withoutRunsAClaimNamesItsCommand() throws IOException {
        ClaimResult result = study(BEATS).compared().claims().get(0);
        assertThat(result.verdict()).isEqualTo(new Verdict.NotRun("mvn aux:train aux:attack -Daux.budget=full"));
        assertThat(result.seen()).isEqualTo("By the printed numbers it holds in 2 of 3 cases. 2 are needed.");
    }

    @Test
    void anOrderingHoldsIfEveryStepOfItDoes() throws IOException {
        String ordering = """
                claims:
                  - id: order
                    says: C is worse than B is worse than A.
                    source: section 4
                    kind: ordering
                    evaluation: clean
                    where: {task: none}
                    axis: network
                    order: [a, b, c]
                """;
        Study study = study(ordering)
                .measured("full", "a", "none", "clean", 90.0, 91.0, 90.5)
                .measured("full", "b", "none", "clean", 88.0, 89.1, 88.4)
                .measured("full", "c", "none", "clean", 88.1, 88.9, 88.6);
        ClaimResult open = study.compared().claims().get(0);
        assertThat(open.verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
        study.measured("full", "c", "none", "clean", 85.1, 86.0, 85.6);
        assertThat(study.compared().claims().get(0).verdict()).isEqualTo(new Verdict.Reproduced());
        study.measured("full", "c", "none", "clean", 95.1, 96.0, 95.6);
        assertThat(study.compared().claims().get(0).verdict()).isEqualTo(new Verdict.NotReproduced(null));
    }

    @Test
    void aTrendIsASlopeOverItsPoints() throws IOException {
        String trend = """
                claims:
                  - id: worse-under-attack
                    says: Accuracy falls with the strength of the attack.
                    source: figure 3
                    kind: trend
                    where: {network: a, task: none}
                    axis: evaluation
                    points: {strong: 0.2, clean: 0, weak: 0.1}
                    direction: falling
                """;
        Study study = study(trend)
                .measured("full", "a", "none", "clean", 90.0, 91.0, 90.0)
                .measured("full", "a", "none", "weak", 50.0, 52.0, 49.0)
                .measured("full", "a", "none", "strong", 10.0, 11.0, 12.0);
        ClaimResult result = study.compared().claims().get(0);
        assertThat(result.verdict()).isEqualTo(new Verdict.Reproduced());
        // slopes -400, -400, -390 per unit of epsilon
        assertThat(result.groups().get(0).slope()).isCloseTo(-1190 / 3.0, within(1e-9));
        assertThat(result.groups().get(0).contrasts())
                .extracting(ClaimContrast::first, ClaimContrast::second)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("evaluation clean", "evaluation weak"),
                        org.assertj.core.groups.Tuple.tuple("evaluation weak", "evaluation strong"));
    }

    @Test
    void equalityIsShownByEquivalenceAndNotByTheLackOfADifference() throws IOException {
        String equal = """
                claims:
                  - id: equal
                    says: Both are equal.
                    source: section 4
                    kind: equal-within
                    evaluation: clean
                    where: {network: a}
                    left: {task: ft}
                    right: {task: none}
                    delta: 0.5
                """;
        Study study = study(equal)
                .measured("full", "a", "none", "clean", 90.0, 91.0, 90.5)
                .measured("full", "a", "ft", "clean", 91.0, 90.0, 90.6);
        assertThat(study.compared().claims().get(0).verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
        study.measured("full", "a", "ft", "clean", 90.1, 91.1, 90.5);
        assertThat(study.compared().claims().get(0).verdict()).isEqualTo(new Verdict.Reproduced());
        study.measured("full", "a", "ft", "clean", 93.0, 94.1, 93.6);
        assertThat(study.compared().claims().get(0).verdict()).isEqualTo(new Verdict.NotReproduced(null));
    }

    @Test
    void aGroupMayVaryTheLeftSideAlone() throws IOException {
        String helps = """
                claims:
                  - id: others-beat-a
                    says: B and C beat A.
                    source: section 4
                    kind: beats
                    evaluation: clean
                    where: {task: none}
                    groups: {network: [b, c]}
                    right: {network: a}
                """;
        ClaimResult result = study(helps)
                .measured("full", "a", "none", "clean", 80.0, 81.0, 80.5)
                .measured("full", "b", "none", "clean", 83.0, 84.1, 83.4)
                .measured("full", "c", "none", "clean", 85.0, 86.1, 85.4)
                .compared()
                .claims()
                .get(0);
        assertThat(result.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(result.groups().get(1).contrasts().get(0).difference()).isCloseTo(5.0, within(1e-9));
    }

    @Test
    void aClaimWithoutMeaningIsToldWithItsPlaceAndHidesNoOther() throws IOException {
        Comparison comparison = study(BEATS + """
                  - id: broken
                    says: Something about nothing.
                    source: section 5
                    kind: beats
                    evaluation: clean
                    left: {tusk: ft}
                    right: {tusk: none}
                """).compared();
        assertThat(comparison.claims()).hasSize(1);
        assertThat(comparison.tables()).hasSize(1);
        assertThat(comparison.problems())
                .singleElement()
                .asString()
                .matches("reproduction\\.yaml, line [0-9]+: 'tusk' is no axis of this file; did you mean 'task'\\?");
        assertThat(CheckResult.of(new CheckRules(List.of(), 1), comparison).failures())
                .isEqualTo(comparison.problems());
    }

    @Test
    void claimsThatMustHoldFailTheCheckWithTheirVerdicts() throws IOException {
        Comparison comparison = study(BEATS)
                .measured("full", "a", "none", "clean", 90.0, 91.0, 90.5)
                .measured("full", "a", "ft", "clean", 91.0, 90.0, 90.6)
                .compared();
        CheckResult result = CheckResult.of(new CheckRules(List.of(), 1, false, List.of("all")), comparison);
        assertThat(result.failures())
                .containsExactly("1 claim that must hold: ft-beats-none (inconclusive: open in 1, not run in 2 of 3).");
        assertThat(result.summary()).endsWith(" 1 of 1 claims was tested: 1 inconclusive.");
        assertThat(CheckResult.of(new CheckRules(List.of(), 1, false, List.of("another")), comparison)
                        .passed())
                .isTrue();
    }

    private Study study(String claims) throws IOException {
        return Study.in(folder, claims);
    }
}
