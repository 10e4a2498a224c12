package io.github.auxtask.report.paper;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.experiment.spec.Paper;
import io.github.auxtask.report.chart.CurvePdf;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.view.TableView;
import io.github.auxtask.report.write.ReportData;
import io.github.auxtask.report.write.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Writes what a paper in LaTeX takes from a reproduction: a tabular for each table, macros for single numbers, figures as PDF,
 * references for BibTeX, and a small paper that shows how all of it is used. Everything is written anew each time; nothing of it is
 * meant to be edited.
 */
public final class PaperWriter {
    /** The file with the macros. */
    public static final String NUMBERS = "numbers.tex";

    /** The file with the references. */
    public static final String REFERENCES = "references.bib";

    private static final String FIGURES = "figures";

    private final Templates templates;
    private final Paper paper;
    private final ReportModel model;
    private final Source source;

    /**
     * What is written about.
     *
     * @param paper that is reproduced
     * @param source where the numbers come from
     */
    public PaperWriter(Templates templates, Paper paper, ReportModel model, Source source) {
        this.templates = templates;
        this.paper = paper;
        this.model = model;
        this.source = source;
    }

    /**
     * Writes all files.
     *
     * @param folder made if it is not there
     * @return the files
     * @throws io.github.auxtask.core.RunFailedException if one cannot be written
     */
    public List<Path> write(Path folder) {
        List<Path> files = new ArrayList<>();
        Map<String, Object> data = data();
        for (TableView table : tables()) {
            Map<String, Object> one = new LinkedHashMap<>(data);
            one.put("table", ReportData.of(table));
            files.add(fill(
                    "latex/paper/table.ftl", one, folder.resolve(table.title().anchor() + ".tex")));
        }
        files.add(fill("latex/paper/numbers.ftl", data, folder.resolve(NUMBERS)));
        files.add(fill("latex/paper/references.ftl", data, folder.resolve(REFERENCES)));
        files.add(fill("latex/paper/example.ftl", data, folder.resolve("example.tex")));
        files.addAll(writeFigures(folder.resolve(FIGURES)));
        return files;
    }

    /**
     * Writes the skeleton of a report beside the other files, unless somebody has edited the one that is there.
     *
     * @throws io.github.auxtask.core.RunFailedException if it cannot be written
     */
    public ReportSkeleton.End writeSkeleton(Path folder) {
        return ReportSkeleton.write(templates.fill("latex/paper/skeleton.ftl", data()), folder);
    }

    private List<Path> writeFigures(Path folder) {
        List<Path> files = new ArrayList<>();
        List<Runnable> drawings = new ArrayList<>();
        for (CurveView curve : model.evidence().curves()) {
            for (CurveView.Panel panel : curve.panels()) {
                Path file = folder.resolve(figure(curve, panel) + ".pdf");
                files.add(file);
                drawings.add(() -> AtomicFile.write(file, CurvePdf.pdf(curve, panel)));
            }
        }
        drawings.parallelStream().forEach(Runnable::run);
        return files;
    }

    private static String figure(CurveView curve, CurveView.Panel panel) {
        return curve.id() + "-" + panel.id();
    }

    private List<TableView> tables() {
        return Stream.concat(model.tables().paper().stream(), model.tables().own().stream())
                .toList();
    }

    /** What the templates see. */
    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("model", ReportData.map(model));
        data.put("numbers", PaperNumbers.of(model, source));
        data.put("source", ReportData.of(source));
        data.put("paper", ReportData.of(paper));
        data.put(
                "tables",
                tables().stream()
                        .map(table -> Map.of(
                                "file", table.title().anchor(),
                                "caption", table.title().caption(),
                                "metric", table.metric(),
                                "published", table.title().published()))
                        .toList());
        data.put(
                "figures",
                model.evidence().curves().stream()
                        .flatMap(curve -> curve.panels().stream()
                                .map(panel -> Map.of(
                                        "file",
                                        FIGURES + "/" + figure(curve, panel),
                                        "caption",
                                        panel.title() + ": " + curve.title())))
                        .toList());
        return data;
    }

    private Path fill(String template, Map<String, Object> data, Path file) {
        AtomicFile.write(file, templates.fill(template, data).getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
