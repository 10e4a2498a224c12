package io.github.auxtask.report.write;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.RichSample;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures what {@code aux:report} does with a thousand records, from the first file read to the last written, in a Java
 * machine that has done nothing before. Argument: a folder to work in; run it twice, the first run makes the records.
 */
final class ReportBench {
    private static final int RECORDS = 1_000;
    private static final int EPOCHS = 60;
    private static final int MEBI = 1 << 20;
    private static final double NANOS = 1e9;

    private ReportBench() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SampleReproduction sample = SampleReproduction.in(folder);
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            make(sample, runs);
            System.out.println("records made; run it again to measure");
            return;
        }
        long started = System.nanoTime();
        RunRecords records = RunRecords.read(runs);
        tell("records read", started, records.records().size());
        Comparison comparison = Comparison.of(sample.reproduction(), records.records());
        tell("compared", started, comparison.tables().size());
        ReportModel model = ReportModel.of(sample.reproduction(), comparison, records);
        tell("report built", started, model.execution().runs().rows().size());
        Templates templates = Templates.load(null);
        HtmlWriter html = new HtmlWriter(templates, "images", "./");
        Path out = folder.resolve("out");
        Files.createDirectories(out);
        Files.writeString(out.resolve("index.html"), html.page(model));
        html.writeImages(model, out.resolve("images"));
        new LatexWriter(templates, "images").write(model, out.resolve("reproduction.tex"));
        CsvWriter.write(model, out.resolve("reproduction.csv"));
        JsonWriter.write(model, out.resolve("reproduction.json"));
        tell("all written", started, 4);
        try (Stream<Path> files = Files.walk(out)) {
            long bytes = files.filter(file -> file.toString().matches(".*\\.(html|svg)"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            System.out.printf(Locale.ROOT, "page with charts: %.2f MiB%n", (double) bytes / MEBI);
        }
    }

    /** Many seeds of every variant; the ids of a made-up seed are made up as well, so each is a run of its own. */
    private static void make(SampleReproduction sample, Path runs) {
        List<Long> seeds =
                Stream.iterate(1L, seed -> seed + 1).limit(RECORDS / 30 + 1).toList();
        int written = 0;
        for (RunRecord run : RichSample.of(sample.completed("full", EPOCHS, seeds))) {
            if (written < RECORDS) {
                run.write(runs.resolve("full").resolve("run-" + written++ + ".json"));
            }
        }
    }

    private static void tell(String what, long started, int count) {
        System.out.printf(Locale.ROOT, "%-14s %6.2f s (%d)%n", what, (System.nanoTime() - started) / NANOS, count);
    }
}
