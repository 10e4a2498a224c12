package io.github.auxtask.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureViewsTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;
    private List<RunRecord> runs;

    @BeforeEach
    void prepare() throws IOException {
        sample = SampleReproduction.in(folder.resolve("sample"));
        runs = sample.completed("quick", 1);
    }

    @Test
    void whatIsInTheStoreIsCopiedAndShownWithItsText() throws IOException {
        RichSample.hang(folder, runs.get(1));
        ReportModel model = model();
        HtmlWriter writer = new HtmlWriter(Templates.load(null), "images", "");
        List<Path> files = writer.writePictures(model, PictureShelf.in(folder), folder.resolve("images"));
        String page = writer.fragment(model);
        assertThat(files).hasSize(3).allSatisfy(file -> {
            assertThat(file).isNotEmptyFile();
            assertThat(page).contains("images/" + file.getFileName());
        });
        assertThat(page)
                .contains("alt=\"Eight test images: waves &amp; &lt;stripes&gt;.\"")
                .contains("aria-label=\"A voice says ship.\"")
                .contains("Some are not made here.");
    }

    @Test
    void equalPicturesOfSeveralRunsAreOneFile() throws IOException {
        RichSample.hang(folder, runs.get(0));
        RichSample.hang(folder, runs.get(1));
        ReportModel model = model();
        HtmlWriter writer = new HtmlWriter(Templates.load(null), "images", "");
        assertThat(model.pictures().runs())
                .hasSize(2)
                .allMatch(run -> run.pictures().size() == 3);
        assertThat(writer.writePictures(model, PictureShelf.in(folder), folder.resolve("images")))
                .hasSize(3);
    }

    @Test
    void whatIsNotThereSaysWhatMakesIt() {
        ReportModel model = model();
        assertThat(model.pictures().runs()).isEmpty();
        assertThat(model.pictures().command()).contains("aux:attack").contains("-Daux.budget=quick");
        assertThat(new HtmlWriter(Templates.load(null), "images", "").fragment(model))
                .contains("Not made here.");
    }

    @Test
    void aListThatCannotBeReadIsAProblemAndHidesNothingElse() throws IOException {
        RichSample.hang(folder, runs.get(0));
        RichSample.hang(folder, runs.get(1));
        Path broken = folder.resolve("runs")
                .resolve(runs.get(0).id().hex())
                .resolve("pictures")
                .resolve(PictureIndex.FILE);
        Files.writeString(broken, "[{\"file\": \"../x.png\"}]");
        ReportModel model = model();
        assertThat(model.pictures().runs()).hasSize(1);
        assertThat(model.problems()).singleElement().asString().contains("pictures.json");
    }

    private ReportModel model() {
        return ReportModel.of(
                sample.reproduction(),
                Comparison.of(sample.reproduction(), runs),
                new RunRecords(runs, List.of()),
                PictureShelf.in(folder));
    }
}
