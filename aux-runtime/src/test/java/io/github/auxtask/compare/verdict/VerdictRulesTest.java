package io.github.auxtask.compare.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.Study;
import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.ColumnOrder;
import io.github.auxtask.compare.cell.Plausibility;
import io.github.auxtask.compare.cell.StrongValue;
import io.github.auxtask.compare.cell.TableStatistics;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VerdictRulesTest {
    @TempDir
    private Path folder;

    @Test
    void closeValuesWithLittleSpreadAreReproduced() throws IOException {
        CellComparison cell = cell("a", "none", 90.1, 89.9, 90.0, 90.2, 89.8);
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(cell.statistics().difference().equivalenceP()).isLessThan(0.05);
        assertThat(Objects.requireNonNull(cell.statistics().difference().equivalence())
                        .high())
                .isLessThan(0.5);
        assertThat(cell.statistics().plausible()).isEqualTo(Plausibility.YES);
    }

    @Test
    void aSignificantDifferenceInsideTheToleranceIsASmallBias() throws IOException {
        CellComparison cell = cell("a", "none", 90.2, 90.3, 90.2, 90.3, 90.2);
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced(Verdict.Direction.HIGHER));
        assertThat(cell.verdict().text()).isEqualTo("reproduced, small bias, higher");
        assertThat(cell.statistics().plausible()).isEqualTo(Plausibility.NO);
    }

    @Test
    void aSignificantDifferenceOutsideTheToleranceIsNotReproduced() throws IOException {
        CellComparison cell = cell("a", "none", 88.1, 87.9, 88.0, 88.2, 87.8);
        assertThat(cell.verdict()).isEqualTo(new Verdict.NotReproduced(Verdict.Direction.LOWER));
        assertThat(cell.statistics().difference().adjustedP()).isLessThan(0.05);
    }

    @Test
    void aDifferenceOutsideTheToleranceThatIsNotSignificantIsInconclusiveAndSaysHowManySeedsDecide()
            throws IOException {
        // exactly as far from the printed interval as the tolerance allows
        CellComparison cell = cell("a", "none", 88.4, 90.5);
        assertThat(cell.verdict()).isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> {
            assertThat(verdict.moreSeeds()).isNull();
            assertThat(verdict.detail()).isEqualTo("cannot be decided by any practical number of seeds");
        });
        CellComparison nearer = cell("a", "none", 90.4, 89.8, 90.3);
        assertThat(nearer.verdict()).isInstanceOfSatisfying(Verdict.Inconclusive.class, verdict -> {
            assertThat(verdict.moreSeeds()).isPositive();
            assertThat(verdict.detail()).isEqualTo("about " + verdict.moreSeeds() + " more seeds would decide");
        });
    }

    @Test
    void theSeedsThatAreSaidToDecideDoDecideWhenTheyLookAlike() throws IOException {
        CellComparison two = cell("a", "none", 90.1, 89.8);
        Verdict.Inconclusive verdict = (Verdict.Inconclusive) two.verdict();
        assertThat(verdict.moreSeeds()).isBetween(1, 8);
        Study study = Study.of(
                        folder,
                        Study.YAML.replace(
                                "full: {seeds: [1, 2, 3, 4, 5]}", "full: {seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9]}"))
                .measured("full", "a", "none", "clean", 90.1, 89.8, 90.1, 89.8, 90.0, 89.8, 90.1, 89.9, 90.0);
        // two were planned at first, and seven more afterwards
        assertThat(find(study.compared(2), "a", "none", "clean").verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void oneSeedHasNoSpreadAndDecidesNothing() throws IOException {
        CellComparison cell = cell("a", "none", 90.0);
        assertThat(cell.verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
        assertThat(cell.verdict().detail()).contains("at least 1 more is needed");
        SeedValue value = Objects.requireNonNull(cell.measured()).values().get(0);
        assertThat(Objects.requireNonNull(value.wilson()).low()).isCloseTo(87.98, within(0.01));
        assertThat(cell.statistics().mean()).isNull();
    }

    @Test
    void aPrintedSpreadIsComparedByWelch() throws IOException {
        // against the fixed number 85.0 these five would be a bias; the paper's own spread makes it none
        CellComparison cell = cell("b", "none", 85.1, 85.2, 85.2, 85.1, 85.2);
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(cell.statistics().difference().p()).isBetween(0.05, 0.5);
        assertThat(cell.statistics().plausible()).isEqualTo(Plausibility.CANNOT_SAY);
        assertThat(cell.statistics().seedsAgainstDraw()).isNull();
    }

    @Test
    void theBestOfSeveralRunsIsNotHeldAgainstAMean() throws IOException {
        CellComparison cell = cell("b", "ft", 85.6, 85.8, 86.0, 86.2, 86.4);
        assertThat(cell.verdict()).isInstanceOfSatisfying(Verdict.NotComparable.class, verdict -> {
            assertThat(verdict.reason()).isEqualTo(ReasonCode.BEST_OF);
            assertThat(verdict.detail())
                    .startsWith("best of 3 runs, which is no mean; the best of 3 of ours would be 86.3 (from ");
        });
        assertThat(cell.difference()).isEqualByComparingTo("0");
    }

    @Test
    void runsThatAreNotThePapersAreNotComparableButShowTheirDifferenceAndTests() throws IOException {
        Study study = Study.in(folder, "").measured("quick", "a", "none", "clean", 60.0, 61.0, 62.0);
        CellComparison cell = find(study.compared(), "a", "none", "clean");
        assertThat(cell.verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.REDUCED_BUDGET, "epochs 2 instead of 10"));
        assertThat(cell.difference()).isEqualByComparingTo("-29");
        assertThat(cell.statistics().difference().p()).isLessThan(0.01);
        assertThat(cell.statistics().difference().adjustedP()).isNull();
    }

    @Test
    void holmsAdjustmentIsSharedByTheCellsOfATable() throws IOException {
        double[] alone = {88.6, 88.8, 88.4};
        CellComparison single = cell("a", "none", alone);
        assertThat(single.verdict().kind()).isEqualTo(Verdict.Kind.NOT_REPRODUCED);
        Study study = Study.in(folder, "")
                .measured("full", "a", "none", "clean", alone)
                .measured("full", "a", "ft", "clean", 91.2, 90.8, 91.0)
                .measured("full", "c", "none", "clean", 80.3, 79.8, 80.1)
                .measured("full", "c", "ft", "clean", 79.3, 78.8, 79.0);
        Comparison comparison = study.compared();
        CellComparison among = find(comparison, "a", "none", "clean");
        assertThat(among.statistics().difference().adjustedP())
                .isCloseTo(
                        4
                                * Objects.requireNonNull(
                                        among.statistics().difference().outsideP()),
                        within(1e-12));
        assertThat(among.verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
        TableStatistics statistics = comparison.tables().get(0).statistics();
        assertThat(statistics.tested()).isEqualTo(4);
        assertThat(statistics.failing()).isZero();
        assertThat(statistics.wholeTable()).isFalse();
        assertThat(statistics.text())
                .startsWith("0 of 4 tested numbers are not reproduced (Holm-adjusted over the table)");
        assertThat(statistics.orders()).extracting(ColumnOrder::words).containsExactly(List.of("clean"));
        assertThat(statistics.orders().get(0).order().tau()).isEqualTo(1);
    }

    @Test
    void theOrderIsToldColumnByColumnAndNeverOfWhatIsNotComparable() throws IOException {
        Study study = Study.in(folder, "")
                .measured("full", "a", "none", "clean", 80.0, 80.1, 79.9)
                .measured("full", "a", "ft", "clean", 92.0, 92.1, 91.9)
                .measured("full", "a", "none", "weak", 40.0, 40.1, 39.9)
                .measured("full", "a", "ft", "weak", 30.0, 30.1, 29.9);
        assertThat(find(study.compared(), "a", "none", "clean").published()).isNotNull();
        List<ColumnOrder> orders = study.compared().tables().get(0).statistics().orders();
        assertThat(orders)
                .hasSizeGreaterThan(1)
                .allSatisfy(order -> assertThat(order.order().n()).isEqualTo(2));
        Study reduced = Study.in(folder, "")
                .measured("quick", "a", "none", "clean", 80.0)
                .measured("quick", "a", "ft", "clean", 92.0);
        assertThat(reduced.compared().tables().get(0).statistics().orders()).isEmpty();
    }

    @Test
    void failingSevereChecksMarkTheCellAndTheStrongColumnStandsBesideIt() throws IOException {
        CheckOutcome severe = new CheckOutcome(
                "C10", "gradients", CheckOutcome.Status.FAIL, true, 7.0, "%", "<= 0.1", "7 % are zero.");
        CheckOutcome mild =
                new CheckOutcome("C1", "stated", CheckOutcome.Status.FAIL, false, null, "", "", "No range is given.");
        Study study = Study.in(folder, "")
                .measured("full", "a", "none", "weak", 40.0, 40.1, 39.9)
                .measured("full", "a", "none", "strong", 12.0, 12.1, 12.2)
                .checked("weak", severe)
                .checked("strong", mild);
        CellComparison cell = find(study.compared(), "a", "none", "weak");
        assertThat(cell.numbers().unreliable()).containsExactly("C10 gradients: 7 % are zero.");
        assertThat(cell.verdict().kind()).isEqualTo(Verdict.Kind.REPRODUCED);
        StrongValue strong = Objects.requireNonNull(cell.numbers().strong());
        assertThat(strong.evaluation()).isEqualTo("strong");
        assertThat(Objects.requireNonNull(strong.measured()).mean()).isEqualByComparingTo("12.1");
        assertThat(strong.unreliable()).isEmpty();
        assertThat(find(study.compared(), "a", "ft", "weak").numbers().strong())
                .isEqualTo(new StrongValue(
                        "strong", null, List.of(), cell.command().replace("task=none", "task=ft")));
    }

    @Test
    void imagesThatWereMadeAgainAreNotThoseOfThePaper() throws IOException {
        CheckOutcome origin =
                new CheckOutcome("D1", "origin", CheckOutcome.Status.WARN, false, null, "", "", "Made here.");
        Study study = Study.in(folder, "")
                .measured("full", "a", "none", "weak", 40.0, 40.1, 39.9)
                .checked("weak", origin);
        assertThat(find(study.compared(), "a", "none", "weak").verdict())
                .isInstanceOfSatisfying(
                        Verdict.NotComparable.class,
                        verdict -> assertThat(verdict.reason()).isEqualTo(ReasonCode.REGENERATED_DATA));
    }

    @Test
    void seedNoiseIsPredictedFromSingleImages() throws IOException {
        // two of three runs disagree on the images from 900 to 920: sum k (3 - k) / 6 = 10/3 + 10/3
        CellComparison cell = cell("a", "none", 90.0, 91.0, 92.0);
        assertThat(cell.statistics().predictedDeviation()).isCloseTo(100 * Math.sqrt(20 / 3.0) / 1000, within(1e-9));
    }

    @Test
    void twoRecordsWithOneSeedMakeTheCellAmbiguousAndAreToldByTable() throws IOException {
        Study study = Study.in(folder, "").measured("full", "a", "none", "clean", 90.0, 90.1, 89.9);
        List<RunRecord> records = new ArrayList<>(study.records());
        RunRecord first = records.get(0);
        ContentId other = ContentId.of("another run");
        EvaluationRecord clean = first.evaluations().get(0);
        PlannedRun planned =
                Plan.of(study.reproduction(), Selection.of("full")).runs().get(0);
        records.add(Study.record(
                other,
                "full",
                planned,
                List.of(RunRecordBuilder.evaluation(
                        RunIdentity.evaluation(other, clean.settings()),
                        clean.name(),
                        clean.settings(),
                        clean.correct(),
                        clean.images()))));
        Comparison comparison = study.compared(records);
        assertThat(find(comparison, "a", "none", "clean").verdict())
                .isInstanceOfSatisfying(
                        Verdict.NotComparable.class,
                        verdict -> assertThat(verdict.reason()).isEqualTo(ReasonCode.AMBIGUOUS_RUNS));
        assertThat(comparison.problems())
                .containsExactly("The table 'Table 1', cell a, None, test clean: two records with seed 1 ("
                        + first.id().abbreviated() + " and " + other.abbreviated() + "): delete one of them.");
    }

    private CellComparison cell(String network, String task, double... accuracies) throws IOException {
        return find(
                Study.in(folder, "")
                        .measured("full", network, task, "clean", accuracies)
                        .compared(),
                network,
                task,
                "clean");
    }

    private static CellComparison find(Comparison comparison, String network, String task, String test) {
        return comparison.tables().get(0).cells().stream()
                .filter(cell -> network.equals(cell.coordinates().get("network"))
                        && task.equals(cell.coordinates().get("task"))
                        && test.equals(cell.coordinates().get("evaluation")))
                .findFirst()
                .orElseThrow();
    }
}
