package io.github.auxtask.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.model.RunOrder;
import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.testing.RunRecordBuilder;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.knowm.xchart.style.XYStyler;

final class CurveChartTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;

    @BeforeEach
    void prepare() throws IOException {
        sample = SampleReproduction.in(folder);
    }

    @Test
    void everyRunIsOneLineWhoseDashesRunOn() {
        CurveView curve = curves(sample.completed("quick", 5)).get(0);
        String svg = CurveChart.svg(curve, curve.panels().get(0));
        assertThat(Pattern.compile("<polyline").matcher(svg).results()).hasSize(6);
        assertThat(svg).contains("stroke-dasharray=\"6,3\"");
    }

    @Test
    void thePictureScalesAndFollowsThePageIntoTheDark() {
        CurveView curve = curves(sample.completed("quick", 5)).get(0);
        String svg = CurveChart.svg(curve, curve.panels().get(0));
        assertThat(svg).contains("viewBox=\"0 0 420 260\"").contains("@media screen and (prefers-color-scheme: dark)");
        for (String colour : List.of("rgb(0,114,178)", "rgb(59,64,69)", "rgb(223,227,232)", "white")) {
            assertThat(svg).as("drawn in a colour that the style sheet knows").contains("[fill=\"" + colour + "\"]");
        }
        // A new version of the library that writes colours another way would leave black on black.
        assertThat(svg.replaceAll("(?s)<style.*?</style", ""))
                .contains("fill=\"rgb(59,64,69)\"")
                .contains("stroke=\"rgb(0,114,178)\"");
    }

    @Test
    void numbersBelowAChartOfStepsDoNotTouch() {
        List<CurveView.Point> steps = IntStream.rangeClosed(0, 20)
                .mapToObj(step -> new CurveView.Point(step, step))
                .toList();
        CurveView.Panel panel = new CurveView.Panel(
                "steps",
                "loss by step",
                "step",
                "loss",
                new CurveView.Scale(0, 20, null),
                "marked",
                false,
                "",
                List.of(new CurveView.Series(0, steps, List.of())));
        CurveView curve = new CurveView(
                "loss", CurveView.EPSILON, "loss", List.of(new CurveView.Line("pgd", 0, 0)), List.of(panel), "");
        XYStyler styler = CurveChart.chart(curve, panel).getStyler();
        assertThat(IntStream.rangeClosed(0, 20)
                        .mapToObj(step ->
                                styler.getXAxisTickLabelsFormattingFunction().apply((double) step))
                        .filter(text -> !text.isBlank()))
                .containsExactly("0", "2", "4", "6", "8", "10", "12", "14", "16", "18", "20");
    }

    @Test
    void theFirstAxisMakesTheChartsAndTheOthersTheirLines() {
        List<CurveView> curves = curves(sample.completed("quick", 5));
        assertThat(curves)
                .extracting(CurveView::title)
                .containsExactly("resnet18, budget quick", "mobilenetv2, budget quick");
        assertThat(curves.get(0).lines())
                .containsExactly(
                        new CurveView.Line("none, clean", 0, 0),
                        new CurveView.Line("none, adversarial", 0, 1),
                        new CurveView.Line("recon, clean", 1, 0),
                        new CurveView.Line("recon, adversarial", 1, 1),
                        new CurveView.Line("ft, clean", 2, 0),
                        new CurveView.Line("ft, adversarial", 2, 1));
    }

    @Test
    void moreRunsThanAnyoneCanTellApartAreAveragedOverSeeds() {
        CurveView curve = curves(sample.completed("full", 4)).get(0);
        assertThat(curve.note())
                .startsWith("Each line is the mean over the seeds of a variant (30 runs in all), with one standard");
        assertThat(curve.panels().get(0).series()).hasSize(6);
    }

    @Test
    void longRunsAreThinnedAndKeepTheirLastEpoch() {
        CurveView.Series series = curves(sample.completed("quick", 350))
                .get(0)
                .panels()
                .get(0)
                .series()
                .get(0);
        assertThat(series.points()).hasSizeLessThanOrEqualTo(101);
        assertThat(series.points().get(series.points().size() - 1).x()).isEqualTo(350);
    }

    @Test
    void lossesThatAreNoNumbersAreLeftOut() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("quick", 5));
        RunRecord run = runs.get(0);
        List<RunRecord.Epoch> history = new ArrayList<>(run.training().history());
        RunRecord.Epoch second = history.get(1);
        history.set(
                1,
                new RunRecord.Epoch(
                        2,
                        Double.NaN,
                        second.losses(),
                        second.trainAccuracy(),
                        second.validationAccuracy(),
                        0.1,
                        1,
                        1,
                        Map.of()));
        runs.set(0, RunRecordBuilder.like(run).history(history).build());
        assertThat(curves(runs).get(0).panels().get(0).series().get(0).points())
                .extracting(CurveView.Point::x)
                .containsExactly(1.0, 3.0, 4.0, 5.0);
    }

    @Test
    void panelsOfOneQuantityAreDrawnToOneScaleWithGuessingInIt() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("quick", 5));
        // One record names the classes; the others, like those of early versions, are of the same data and do not.
        runs.set(
                0,
                RunRecordBuilder.like(runs.get(0))
                        .classes(List.of("cat", "dog", "ship", "frog"))
                        .build());
        List<CurveView> curves = curves(runs);
        List<CurveView.Scale> scales = curves.stream()
                .flatMap(curve -> curve.panels().stream())
                .filter(panel -> panel.vertical().equals("accuracy (%)"))
                .map(CurveView.Panel::scale)
                .distinct()
                .toList();
        assertThat(curves).hasSizeGreaterThan(1);
        assertThat(scales).hasSize(1);
        double most = curves.stream()
                .flatMap(curve -> curve.panels().stream())
                .filter(panel -> panel.vertical().equals("accuracy (%)"))
                .flatMap(panel -> panel.series().stream())
                .flatMap(series -> series.points().stream())
                .mapToDouble(CurveView.Point::y)
                .max()
                .orElseThrow();
        assertThat(scales.get(0).high()).isGreaterThanOrEqualTo(most);
        assertThat(scales.get(0).low()).isLessThanOrEqualTo(25);
        assertThat(scales.get(0).chance()).isEqualTo(25);
        CurveView.Panel accuracy = curves.get(0).panels().get(1);
        assertThat(CurveChart.svg(curves.get(0), accuracy)).contains("stroke-dasharray=\"2,3\"");
    }

    private List<CurveView> curves(List<RunRecord> runs) {
        return CurveViews.of(sample.reproduction(), new RunOrder(sample.reproduction()).sorted(runs));
    }
}
