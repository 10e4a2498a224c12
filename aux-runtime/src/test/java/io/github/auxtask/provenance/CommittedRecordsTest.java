package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.RunIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What was measured and committed stays valid, whatever becomes of the classes that read and write it. */
class CommittedRecordsTest {
    private static final Path REPRODUCTIONS = Path.of("..", "reproductions");

    @TestFactory
    Stream<DynamicTest> aCommittedRecordIsReadAndWrittenAgainByteForByte() throws IOException {
        return records().stream()
                .map(file -> DynamicTest.dynamicTest(
                        REPRODUCTIONS.relativize(file).toString(),
                        () -> assertThat(new String(RecordJson.bytes(RunRecord.read(file)), StandardCharsets.UTF_8))
                                .isEqualTo(Files.readString(file))));
    }

    @Test
    void theIdsOfCommittedRecordsAreThoseOfTheirConfiguration() throws IOException {
        for (Path file : records()) {
            RunRecord record = RunRecord.read(file);
            String name = String.valueOf(file.getFileName());
            assertThat(name).endsWith("-" + record.id().abbreviated() + ".json");
            assertThat(record.identity().id()).as(name).isEqualTo(record.id());
            assertThat(record.evaluations()).isNotEmpty().allSatisfy(made -> assertThat(made.id())
                    .as(name)
                    .isEqualTo(RunIdentity.evaluation(record.id(), made.settings())));
        }
    }

    /** Of the papers; what the quick start measures is nobody else's, and not committed. */
    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.walk(REPRODUCTIONS, 4)) {
            List<Path> records = files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> file.toString().replace('\\', '/').contains("/runs/"))
                    .filter(file -> !file.startsWith(REPRODUCTIONS.resolve("quickstart")))
                    .sorted()
                    .toList();
            assertThat(records).hasSizeGreaterThanOrEqualTo(27);
            return records;
        }
    }
}
