package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is committed stays as it is, byte for byte, when it is read and written again. */
class CommittedRecordsTest {
    private static final Path REPRODUCTIONS = Path.of("..", "reproductions");

    @Test
    void aCommittedRecordHasTheSameBytesWhenItIsWrittenAgain() throws IOException {
        List<Path> records = records();
        assertThat(records).isNotEmpty();
        for (Path file : records) {
            String text = Files.readString(file);
            if (text.contains("\"schema\": " + RunRecord.SCHEMA)) {
                assertThat(RecordJson.bytes(RunRecord.read(file)))
                        .as(file.toString())
                        .isEqualTo(Files.readAllBytes(file));
            }
        }
    }

    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.walk(REPRODUCTIONS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.getParent().getParent().endsWith("runs"))
                    .toList();
        }
    }
}
