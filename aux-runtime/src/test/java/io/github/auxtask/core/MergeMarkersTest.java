package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MergeMarkersTest {
    private static final String BOTH = "a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n";

    @TempDir
    private Path folder;

    @Test
    void theFirstMarkerIsFoundAndATitleThatIsUnderlinedIsNone() {
        assertThat(MergeMarkers.line(BOTH)).isEqualTo(2);
        assertThat(MergeMarkers.line(BOTH.replace("\n", "\r\n"))).isEqualTo(2);
        assertThat(MergeMarkers.line("||||||| merged common ancestors\n")).isEqualTo(1);
        assertThat(MergeMarkers.line("Title\n=======\n<<<<<<<< eight\n  <<<<<<< within\n"))
                .isZero();
    }

    @Test
    void whatPeopleWriteAndTheLedgerAreToldOfWithTheirLine() throws IOException {
        Path yaml = Files.writeString(folder.resolve("reproduction.yaml"), BOTH);
        assertThatThrownBy(() -> ReproductionReader.read(yaml))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "reproduction.yaml, line 2: holds the merge markers of git: keep one of the two versions between <<<<<<< and >>>>>>>.");

        Files.createDirectories(folder.resolve(Ledger.FOLDER));
        Files.writeString(folder.resolve(Ledger.FOLDER).resolve("a.jsonl"), BOTH);
        assertThat(Ledger.read(folder).problems())
                .containsExactly(
                        "ledger/a.jsonl, line 2, holds the merge markers of git: take them out and keep the lines of both versions.");
    }
}
