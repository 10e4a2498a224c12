package io.github.auxtask.report.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.RichSample;
import io.github.auxtask.report.view.PicturesView;
import io.github.auxtask.report.write.HtmlWriter;
import io.github.auxtask.report.write.Templates;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureViewsTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
    private static final byte[] WAV = "RIFF----WAVE".getBytes(StandardCharsets.US_ASCII);

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
        List<Path> files = writer.writePictures(model, StoredPictures.in(folder), folder.resolve("images"));
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
        assertThat(model.evidence().pictures().runs())
                .hasSize(2)
                .allMatch(run -> run.pictures().size() == 3);
        assertThat(writer.writePictures(model, StoredPictures.in(folder), folder.resolve("images")))
                .hasSize(3);
    }

    @Test
    void aRunThatShowsSomethingNewComesBeforeOnesThatDoNotAndSoundsWeighNothing() throws IOException {
        byte[] heavy = new byte[300_000];
        Picture[] inputs = {new Picture("inputs.png", "inputs", "t", "a", List.of())};
        hang(runs.get(0), heavy, 1, inputs);
        hang(runs.get(1), heavy, 2, inputs);
        hang(
                runs.get(2),
                new byte[200_000],
                3,
                new Picture("labels.png", "labels", "t", "a", List.of()),
                new Picture("a.wav", "sound", "t", "a", List.of()),
                new Picture("b.wav", "sound", "t", "a", List.of()));
        PicturesView pictures = model().evidence().pictures();
        assertThat(pictures.runs())
                .extracting(PicturesView.Run::hex)
                .containsExactly(runs.get(0).id().hex(), runs.get(2).id().hex());
        assertThat(pictures.note()).contains("the pictures of 1 more variant are left in the store");
    }

    @Test
    void ofSeveralAttacksOneIsShown() throws IOException {
        hang(
                runs.get(0),
                new byte[100],
                1,
                new Picture("adversarial-a.png", "adversarial", "t", "a", List.of("a")),
                new Picture("adversarial-b.png", "adversarial", "t", "a", List.of("b")));
        PicturesView pictures = model().evidence().pictures();
        assertThat(pictures.runs().get(0).pictures())
                .extracting(PicturesView.Shown::source)
                .containsExactly("adversarial-a.png");
        assertThat(pictures.note()).contains("the adversarial examples of further attacks are left in the store");
    }

    /** Files of equal size whose contents differ from run to run. */
    private void hang(RunRecord run, byte[] content, int mark, Picture... pictures) throws IOException {
        Path shelf = Files.createDirectories(
                folder.resolve("runs").resolve(run.id().hex()).resolve(PictureIndex.FOLDER));
        for (int i = 0; i < pictures.length; i++) {
            byte[] own = content.clone();
            byte[] head = pictures[i].sound() ? WAV : PNG;
            System.arraycopy(head, 0, own, 0, head.length);
            own[own.length - 1] = (byte) mark;
            own[own.length - 2] = (byte) i;
            Files.write(shelf.resolve(pictures[i].file()), own);
        }
        new PictureIndex(List.of(pictures)).write(shelf);
    }

    @Test
    void whatIsNotThereSaysWhatMakesIt() {
        ReportModel model = model();
        assertThat(model.evidence().pictures().runs()).isEmpty();
        assertThat(model.evidence().pictures().command()).contains("aux:attack").contains("-Daux.budget=quick");
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
        assertThat(model.evidence().pictures().runs()).hasSize(1);
        assertThat(model.execution().problems()).singleElement().asString().contains("pictures.json");
    }

    private ReportModel model() {
        return ReportModel.of(
                sample.reproduction(),
                Comparison.of(sample.reproduction(), runs),
                new RunRecords(runs, List.of()),
                StoredPictures.in(folder));
    }
}
