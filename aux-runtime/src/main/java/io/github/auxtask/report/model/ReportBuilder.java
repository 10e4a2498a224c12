package io.github.auxtask.report.model;

import io.github.auxtask.compare.Answer;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.compare.DeviationUse;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.verdict.RunCommand;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Paper;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.chart.AgreementCharts;
import io.github.auxtask.report.chart.CurveViews;
import io.github.auxtask.report.chart.EpsilonCurves;
import io.github.auxtask.report.view.AnswerView;
import io.github.auxtask.report.view.CertificateView;
import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.view.PicturesView;
import io.github.auxtask.report.view.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts the report together from what was planned, published and measured. */
final class ReportBuilder {
    private final Reproduction reproduction;
    private final Comparison comparison;
    private final List<RunRecord> runs;
    private final List<RunRecords.Attempt> attempts;
    private final List<String> problems;
    private final RunOrder order;
    private final StoredPictures shelf;

    ReportBuilder(Reproduction reproduction, Comparison comparison, RunRecords records, StoredPictures shelf) {
        this.reproduction = reproduction;
        this.comparison = comparison;
        this.shelf = shelf;
        this.order = new RunOrder(reproduction);
        this.runs = order.sorted(records.records());
        this.attempts = records.attempts();
        this.problems = new ArrayList<>();
        records.problems().forEach(problem -> problems.add("Left out: " + problem.sentence()));
        problems.addAll(comparison.kept().elsewhere());
        problems.addAll(comparison.kept().attempts().problems());
        problems.addAll(comparison.problems());
    }

    ReportModel build() {
        RunViews views = new RunViews(reproduction, order, runs, order.attempts(attempts));
        List<TableView> published = tables(true);
        // First of all, because what is wrong with pictures is a problem that the model lists.
        PicturesView pictures = new PictureViews(reproduction, order, shelf, problems).of(runs);
        return new ReportModel(
                ReportModel.SCHEMA,
                heading(),
                Notices.of(reproduction, comparison, runs),
                summary(),
                new ReportModel.Tables(published, tables(false)),
                new ReportModel.Evidence(
                        RobustnessViews.of(comparison, order, runs),
                        curves(published),
                        new HeatViews(order).of(runs),
                        pictures,
                        new CheckViews(order).of(runs)),
                comparison.deviations().stream().map(ReportBuilder::deviation).toList(),
                new ReportModel.Execution(views.list(comparison), views.failures(comparison), List.copyOf(problems)),
                new ReportModel.Background(
                        ProvenanceFacts.of(runs), views.cost(), CertificateView.of(reproduction, runs)),
                new ReportModel.Repetition(everything(), commands()));
    }

    private ReportModel.Summary summary() {
        int published = comparison.counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return new ReportModel.Summary(
                AnswerView.of(Answer.of(comparison)),
                Verdicts.counts(comparison.counts()),
                published,
                ClaimViews.of(comparison));
    }

    private ReportModel.HeadingView heading() {
        Paper paper = reproduction.paper();
        String authors = String.join(", ", paper.authors());
        String venue = venue(paper.venue(), Integer.toString(paper.year()));
        return new ReportModel.HeadingView(
                reproduction.name(),
                paper.title(),
                authors,
                venue,
                paper.url(),
                authors + ": " + paper.title() + ". " + venue + ".");
    }

    /** Many a venue has the year in its name. */
    private static String venue(String venue, String year) {
        return venue.isEmpty() ? year : venue.endsWith(year) ? venue : venue + ", " + year;
    }

    private List<CurveView> curves(List<TableView> tables) {
        List<CurveView> curves = new ArrayList<>(CurveViews.of(reproduction, runs));
        curves.addAll(EpsilonCurves.of(reproduction, runs));
        curves.addAll(AgreementCharts.of(tables));
        return curves;
    }

    private String everything() {
        return RunCommand.trainAndAttack(RunCommand.largestBudget(reproduction), Map.of());
    }

    private List<TableView> tables(boolean published) {
        return comparison.tables().stream()
                .filter(table -> table.hasPublishedNumbers() == published)
                .map((TableComparison table) -> TableViews.of(table, everything()))
                .toList();
    }

    private static ReportModel.DeviationView deviation(DeviationUse use) {
        Deviation deviation = use.deviation();
        List<String> runs = new ArrayList<>();
        use.runs()
                .forEach((value, count) -> runs.add(
                        count + (count == 1 ? " run: " : " runs: ") + value + " (" + use.reading(value) + ")"));
        return new ReportModel.DeviationView(
                deviation.key(),
                deviation.paper().toString(),
                deviation.others().isEmpty()
                        ? deviation.code().toString()
                        : deviation.code() + "; could be "
                                + deviation.others().stream()
                                        .map(Object::toString)
                                        .collect(Collectors.joining(", ")),
                deviation.use() + " (" + use.reading(deviation.use()) + ")",
                runs.isEmpty() ? "not run" : String.join("; ", runs),
                !use.leavesThePaper(),
                deviation.why());
    }

    private List<ReportModel.CommandView> commands() {
        String largest = RunCommand.largestBudget(reproduction);
        List<ReportModel.CommandView> commands = new ArrayList<>();
        commands.add(new ReportModel.CommandView(
                "What will be run, and how long it will take:", "mvn aux:plan -Daux.budget=" + largest));
        reproduction.budgets().keySet().stream()
                .filter(budget -> !budget.equals(largest))
                .forEach(budget -> commands.add(new ReportModel.CommandView(
                        "The budget " + budget + ":", RunCommand.trainAndAttack(budget, Map.of()))));
        commands.add(new ReportModel.CommandView(
                "All of it, the budget " + largest + "; finished runs are not run again:",
                RunCommand.trainAndAttack(largest, Map.of())));
        commands.add(new ReportModel.CommandView(
                "The rules that this reproduction has set itself, and this report:", "mvn aux:check aux:report"));
        return commands;
    }
}
