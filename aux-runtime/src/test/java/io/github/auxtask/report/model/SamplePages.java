package io.github.auxtask.report.model;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.RichSample;
import io.github.auxtask.report.view.CertificateView;
import io.github.auxtask.report.write.CsvWriter;
import io.github.auxtask.report.write.HtmlWriter;
import io.github.auxtask.report.write.JsonWriter;
import io.github.auxtask.report.write.LatexWriter;
import io.github.auxtask.report.write.Templates;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes reports to look at: {@code none}, {@code quick} and {@code full} of the sample, or that of a reproduction.
 *
 * <p>Arguments: a folder to write to, and, if wanted, a {@code reproduction.yaml} with {@code runs/} beside it.
 */
public final class SamplePages {
    private SamplePages() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        if (arguments.length > 1) {
            Path yaml = Path.of(arguments[1]).toAbsolutePath();
            write(folder, ReproductionReader.read(yaml), RunRecords.read(yaml.resolveSibling("runs")));
            return;
        }
        SampleReproduction sample = SampleReproduction.in(folder.resolve("sample"));
        write(folder.resolve("none"), sample.reproduction(), new RunRecords(List.of(), List.of()));
        write(folder.resolve("quick"), sample.reproduction(), new RunRecords(sample.completed("quick", 3), List.of()));
        write(folder.resolve("full"), sample.reproduction(), mixed(sample));
        List<RunRecord> quick = RichSample.of(sample.completed("quick", 12));
        for (RunRecord run : quick.subList(0, 2)) {
            RichSample.hang(folder.resolve("store"), run);
        }
        write(
                folder.resolve("rich"),
                sample.reproduction(),
                new RunRecords(quick, List.of()),
                StoredPictures.in(folder.resolve("store")));
    }

    /** Most of the full budget, some seeds missing, one failed run, a few of the others, and a record that cannot be read. */
    public static RunRecords mixed(SampleReproduction sample) {
        List<RunRecord> records = new ArrayList<>(sample.completed("full", 150));
        records.set(7, SampleReproduction.failed(records.get(7)));
        records.removeIf(run -> "googlenet".equals(run.variant().get("architecture"))
                || ("mobilenetv2".equals(run.variant().get("architecture")) && run.seed() > 3));
        records.set(
                2, records.get(2).withEvaluations(records.get(2).evaluations().subList(0, 1)));
        records.addAll(sample.completed("quick", 3));
        records.addAll(sample.completed("smoke", 1));
        return new RunRecords(
                records,
                List.of(new RunRecords.Problem(
                        "full/broken.json",
                        "full/broken.json: field 'seed' is missing; delete the file or restore it.")));
    }

    static ReportModel write(Path folder, Reproduction reproduction, RunRecords runs) throws IOException {
        return write(folder, reproduction, runs, StoredPictures.empty());
    }

    static ReportModel write(Path folder, Reproduction reproduction, RunRecords runs, StoredPictures pictures)
            throws IOException {
        ReportModel model = ReportModel.of(reproduction, Comparison.of(reproduction, runs.records()), runs, pictures);
        Files.createDirectories(folder);
        Templates templates = Templates.load(null);
        HtmlWriter html = new HtmlWriter(templates, "images", "");
        Files.writeString(folder.resolve("index.html"), html.page(model));
        Files.writeString(folder.resolve("fragment.html"), html.fragment(model));
        html.writeImages(model, folder.resolve("images"));
        html.writePictures(model, pictures, folder.resolve("images"));
        // The plugin's work, with digests; here only so that the page's link leads somewhere.
        Files.writeString(folder.resolve(CertificateView.MANIFEST), "");
        new LatexWriter(templates, "images").write(model, folder.resolve("reproduction.tex"));
        CsvWriter.write(model, folder.resolve("reproduction.csv"));
        JsonWriter.write(model, folder.resolve("reproduction.json"));
        return model;
    }
}
