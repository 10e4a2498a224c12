package io.github.auxtask.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Answer;
import io.github.auxtask.compare.CheckResult;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CorrectBits;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.view.ChecksView;
import io.github.auxtask.report.view.ClaimView;
import io.github.auxtask.report.view.RobustnessView;
import io.github.auxtask.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What was wrong once on the page of a paper, on its own records. */
final class FourierPageTest {
    private static final String STRONG = "strong-quick";

    private final Reproduction reproduction;
    private final RunRecords records;
    private final Comparison comparison;
    private final ReportModel model;

    FourierPageTest() {
        Path folder = Repository.root().resolve("reproductions/fourier-auxiliary");
        reproduction = ReproductionReader.read(folder.resolve("reproduction.yaml"));
        records = RunRecords.read(folder.resolve("runs"));
        comparison = Comparison.of(reproduction, records);
        model = ReportModel.of(reproduction, comparison, records);
    }

    @Test
    void theWorstOfACheckWithALowerLimitIsTheSmallestNumber() {
        double least = records.records().stream()
                .map(run -> made(run, STRONG))
                .flatMap(made -> made.details().checks().stream())
                .filter(check -> check.id().equals("C2"))
                .mapToDouble(check -> Objects.requireNonNull(check.value()))
                .min()
                .orElseThrow();
        assertThat(Objects.requireNonNull(row("C2").worst().value()).value()).isEqualTo(least);
    }

    @Test
    void whereSeveralRunsWarnEachIsListedWithWhatWasSeen() {
        for (String id : List.of("C3b", "C6")) {
            List<CheckOutcome> warned = records.records().stream()
                    .map(run -> made(run, STRONG))
                    .flatMap(made -> made.details().checks().stream())
                    .filter(check -> check.id().equals(id) && check.status() == CheckOutcome.Status.WARN)
                    .toList();
            assertThat(warned).as(id).hasSizeGreaterThan(1);
            assertThat(row(id).worst().more()).isEqualTo(warned.size() - 1);
            ChecksView.Finding finding = model.evidence().checks().findings().stream()
                    .filter(one -> one.check().startsWith(id + " "))
                    .findFirst()
                    .orElseThrow();
            assertThat(finding.runs())
                    .extracting(ChecksView.Run::text)
                    .doesNotContain("")
                    .doesNotHaveDuplicates();
            assertThat(finding.runs()).hasSameSizeAs(warned);
        }
    }

    @Test
    void noSentenceSaysThatChanceExplainsSomething() {
        assertThat(model.evidence().checks().toString())
                .doesNotContain("chance explains")
                .contains("does not tell from chance at the level of 0.01 (p = 0.070)");
    }

    @Test
    void strongMinusOwnIsOfTheSameImages() {
        List<RobustnessView.Row> measured = model.evidence().robustness().tables().get(0).rows().stream()
                .filter(row -> row.drop().value() != null)
                .toList();
        assertThat(measured).hasSize(12);
        for (RobustnessView.Row row : measured) {
            assertThat(row.drop().images()).isEqualTo(100);
            assertThat(row.drop().note()).startsWith("on the first 100 of 500 images, where ours is ");
        }
        RunRecord run = records.records().stream()
                .filter(one -> one.variant().values().containsAll(List.of("resnet18", "none", "clean")))
                .findFirst()
                .orElseThrow();
        EvaluationRecord own = made(run, "fgsm");
        int right = CorrectBits.decode(Objects.requireNonNull(own.score().correctBits()), own.images())
                .get(0, 100)
                .cardinality();
        assertThat(Objects.requireNonNull(measured.get(0).drop().value()).value())
                .isEqualTo(made(run, STRONG).accuracy() - right);
    }

    @Test
    void anAttackThatWasGivenOnlySurvivorsHasNoAccuracyAlone() {
        assertThat(model.evidence().robustness().suites()).hasSize(12).allSatisfy(suite -> {
            assertThat(suite.parts()).extracting(RobustnessView.Part::alone).containsOnlyNulls();
            double given = suite.parts().get(0).attacked().value();
            double broken = suite.parts().stream()
                    .mapToDouble(part -> part.broken().value())
                    .sum();
            double standing =
                    suite.parts().get(suite.parts().size() - 1).worst().value();
            assertThat(given - broken).isEqualTo(standing);
        });
        RunRecord first = new RunOrder(reproduction).sorted(records.records()).get(0);
        assertThat(made(first, STRONG).details().attacks())
                .extracting(AttackPart::name)
                .first()
                .isEqualTo("fgsm");
    }

    @Test
    void theAnswerIsOneSentenceForThePageTheCheckAndTheConsole() {
        Answer answer = Answer.of(comparison);
        assertThat(answer.text())
                .isEqualTo(
                        "Undecided: 0 of 60 published numbers were tested; 24 were run at reduced size, 36 were not run."
                                + " None of 6 claims was tested; 5 were run at reduced size, 1 was not run.");
        assertThat(model.summary().answer().word() + ": "
                        + model.summary().answer().numbers() + " "
                        + model.summary().answer().claims())
                .isEqualTo(answer.text());
        assertThat(CheckResult.of(reproduction.check(), comparison).summary()).isEqualTo(answer.text());
    }

    @Test
    void claimsSayWhatIsTestedAndEveryChangeOfMeaning() {
        ClaimView.Sentence best = claim("ft-best-on-clean").sentence();
        assertThat(best.quote()).isEmpty();
        assertThat(best.tested())
                .isEqualTo(
                        "Tested: the accuracy is higher with task ft than with task none and with task recon (training"
                                + " clean, evaluation clean), in at least 3 of 5 cases (architecture). Only which side is higher is"
                                + " tested, not by how much.");
        assertThat(best.differs()).singleElement().asString().contains("names Recon; FT is tested");
        ClaimView.Sentence falls = claim("ft-collapses-on-efficientnet").sentence();
        assertThat(falls.tested()).endsWith("Only the order is tested, not the values.");
        assertThat(falls.differs()).hasSize(2).last().asString().contains("40.93 %");
        assertThat(claim("attack-breaks-clean-training").sentence().quote())
                .isEqualTo("the top-1 accuracies [...] drop to around 10 %");
    }

    @Test
    void numbersThatAreNotComparableHaveNoOrder() {
        assertThat(model.tables().paper().get(0).result().statistics())
                .noneMatch(sentence -> sentence.contains("Kendall"));
    }

    private ClaimView claim(String id) {
        return model.summary().claims().stream()
                .filter(claim -> claim.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private ChecksView.Row row(String id) {
        return model.evidence().checks().rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static EvaluationRecord made(RunRecord run, String name) {
        return run.evaluations().stream()
                .filter(made -> made.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
