package io.github.auxtask.report.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.view.AnswerView;
import io.github.auxtask.report.view.CertificateView;
import io.github.auxtask.report.view.ChecksView;
import io.github.auxtask.report.view.ClaimView;
import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.view.HeatView;
import io.github.auxtask.report.view.PicturesView;
import io.github.auxtask.report.view.Quantity;
import io.github.auxtask.report.view.RobustnessView;
import io.github.auxtask.report.view.RunsView;
import io.github.auxtask.report.view.TableView;
import io.github.auxtask.report.view.VerdictCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the report of a reproduction says, in reading order. All writers write this and nothing else; its JSON
 * form is also what templates see. There the fields of groups such as {@link Summary} stand side by side with the others.
 * Numbers are there twice, raw and as shown.
 *
 * @param schema version of this form
 * @param heading what is reproduced
 * @param notices what a reader must know before any number: nothing was run, settings that are not the paper's, no evidence
 * @param deviations where paper and released code differ, and which reading was used
 */
public record ReportModel(
        int schema,
        HeadingView heading,
        List<NoticeView> notices,
        @JsonUnwrapped Summary summary,
        @JsonUnwrapped Tables tables,
        @JsonUnwrapped Evidence evidence,
        List<DeviationView> deviations,
        @JsonUnwrapped Execution execution,
        @JsonUnwrapped Background background,
        @JsonUnwrapped Repetition repetition) {
    /** The version of this form. */
    public static final int SCHEMA = 4;

    /**
     * Builds the report.
     *
     * @param runs the records that were read, and what is wrong with those that were not
     */
    public static ReportModel of(Reproduction reproduction, Comparison comparison, RunRecords runs) {
        return of(reproduction, comparison, runs, StoredPictures.empty());
    }

    /**
     * Builds the report.
     *
     * @param runs the records that were read, and what is wrong with those that were not
     * @param pictures what the store of this machine has of them
     */
    public static ReportModel of(
            Reproduction reproduction, Comparison comparison, RunRecords runs, StoredPictures pictures) {
        return new ReportBuilder(reproduction, comparison, runs, pictures).build();
    }

    /**
     * What the paper says, and what became of it.
     *
     * @param answer whether the paper was reproduced, in two sentences
     * @param verdicts how many published numbers have which verdict
     * @param published how many numbers the paper printed, over all tables
     * @param claims sentences of the paper, each with a verdict
     */
    public record Summary(AnswerView answer, List<VerdictCount> verdicts, int published, List<ClaimView> claims) {}

    /**
     * Number beside number.
     *
     * @param paper the paper's tables, printed beside ours
     * @param own tables of ours alone
     */
    public record Tables(
            @JsonProperty("tables") List<TableView> paper,
            @JsonProperty("ownTables") List<TableView> own) {}

    /**
     * What was measured besides.
     *
     * @param robustness under the paper's own attack, and under a strong suite
     * @param curves of training, over the attacker's budget, and ours against the paper's
     * @param corruptions accuracy by corruption and severity
     * @param pictures copied from the store
     * @param checks of the attacks
     */
    public record Evidence(
            RobustnessView robustness,
            List<CurveView> curves,
            List<HeatView> corruptions,
            PicturesView pictures,
            ChecksView checks) {}

    /**
     * What was run, and what went wrong.
     *
     * @param runs every run, and the attempts at them that do not count
     * @param failures runs that failed, lack evaluations, or were not made as planned
     * @param problems what could not be read or compared, as whole sentences
     */
    public record Execution(RunsView runs, List<FailureView> failures, List<String> problems) {}

    /**
     * What stands behind the numbers.
     *
     * @param provenance what they come from: code, data, versions, hardware
     * @param cost what the runs took
     * @param certificate what a person who ran it may sign
     */
    public record Background(List<FactView> provenance, List<CostView> cost, CertificateView certificate) {}

    /**
     * How to run it again.
     *
     * @param command runs all of it with the largest budget
     * @param commands the same in steps
     */
    public record Repetition(String command, List<CommandView> commands) {}

    /**
     * What is reproduced.
     *
     * @param name the reproduction's folder
     * @param title the paper's title
     * @param authors in one line
     * @param venue where and when it appeared
     * @param link the paper's address, or nothing
     * @param citation all of it in one line
     */
    public record HeadingView(String name, String title, String authors, String venue, String link, String citation) {}

    /**
     * A notice above everything else.
     *
     * @param level {@code empty} (nothing was run), {@code warning} or {@code note}
     * @param command what changes it, or nothing
     */
    public record NoticeView(String level, String title, String text, String command) {}

    /**
     * A place where paper and released code differ.
     *
     * @param key the setting that decides
     * @param used the reading that is used: {@code paper} or {@code code}
     * @param runs how many runs used which value, in words
     * @param followsPaper whether every run and the default follow the paper
     */
    public record DeviationView(
            String key, String paper, String code, String used, String runs, boolean followsPaper, String why) {}

    /**
     * Runs that failed, lack evaluations, or were not made as planned.
     *
     * @param kind {@code failed}, {@code incomplete}, {@code made and dropped} or {@code not as planned}
     * @param run the variant and seed, in words
     * @param budget what it was run with
     * @param id the run's id, abbreviated
     * @param text what is wrong
     * @param command what mends it, or nothing
     */
    public record FailureView(String kind, String run, String budget, String id, String text, String command) {}

    /**
     * A fact about where the numbers come from.
     *
     * @param values what the runs say, with the number of runs where they differ
     */
    public record FactView(String name, List<String> values) {}

    /**
     * What the runs of a budget took.
     *
     * @param wallTime of all of them together, in words
     * @param wallSeconds the same as a number
     * @param imagesPerSecond the median over runs, in training
     * @param memory the largest resident memory of a worker in MiB
     * @param energy what processors used during the runs that tell, in Wh, other programs included
     * @param energyRuns how many runs tell
     */
    public record CostView(
            String budget,
            Quantity runs,
            String wallTime,
            double wallSeconds,
            @Nullable Quantity imagesPerSecond,
            @Nullable Quantity memory,
            @Nullable Quantity energy,
            Quantity energyRuns) {}

    /** Something to do, and how. */
    public record CommandView(String purpose, String command) {}
}
