package io.github.auxtask.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Six planned seeds that decide nothing, of which the three lowest were taken away or made unreadable. */
final class SeedsLeftOutTest {
    @TempDir
    private Path folder;

    private Reproduction reproduction;

    @BeforeEach
    void copy() throws IOException, URISyntaxException {
        Path source = Path.of(Objects.requireNonNull(SeedsLeftOutTest.class.getResource("seeds-left-out"))
                .toURI());
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        reproduction = ReproductionReader.read(folder.resolve("reproduction.yaml"));
    }

    @Test
    void theThreeThatAreLeftAreNotJudged() {
        assertThat(verdict()).isEqualTo(new Verdict.NotComparable(ReasonCode.MISSING_SEEDS, "3 of 6 planned seeds"));
    }

    @Test
    void allSixDecideNothing() throws IOException {
        bringBack();
        assertThat(verdict().kind()).isEqualTo(Verdict.Kind.INCONCLUSIVE);
        assertThat(check().passed()).isTrue();
    }

    /** As a merge, an editor or an interrupted copy leaves them. */
    @ParameterizedTest
    @ValueSource(strings = {"<<<<<<< ours\n%s\n=======\n%s\n>>>>>>> theirs\n", "%.200s", "", "{}"})
    void threeThatCannotBeReadFailTheCheck(String damage) throws IOException {
        for (Path file : bringBack()) {
            String text = Files.readString(file);
            Files.writeString(file, damage.replace("%s", text).replace("%.200s", text.substring(0, 200)));
        }
        assertThat(verdict()).isEqualTo(new Verdict.NotComparable(ReasonCode.MISSING_SEEDS, "3 of 6 planned seeds"));
        assertThat(check().failures()).singleElement().asString().startsWith("3 records that cannot be used: ");
    }

    @Test
    void numbersThatWereChangedByHandFailTheCheck() throws IOException {
        for (Path file : bringBack()) {
            Files.writeString(file, Files.readString(file).replaceFirst("\"accuracy\": [0-9.]+", "\"accuracy\": 99"));
        }
        assertThat(check().failures()).singleElement().asString().startsWith("3 records that cannot be used: ");
    }

    private List<Path> bringBack() throws IOException {
        Path runs = folder.resolve("runs/full");
        try (Stream<Path> files = Files.list(folder.resolve("removed"))) {
            return files.map(file -> {
                        Path back = runs.resolve(file.getFileName());
                        try {
                            return Files.copy(file, back);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private Verdict verdict() {
        return compared().tables().get(0).cells().get(0).verdict();
    }

    private CheckResult check() {
        return CheckResult.of(reproduction.check(), compared());
    }

    private Comparison compared() {
        return Comparison.of(reproduction, RunRecords.read(folder.resolve("runs")));
    }
}
