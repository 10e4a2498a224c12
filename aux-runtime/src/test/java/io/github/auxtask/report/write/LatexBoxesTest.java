package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.testing.Pdflatex;
import io.github.auxtask.testing.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document of every reproduction of this repository, as pdflatex sets it. */
final class LatexBoxesTest {
    /** Points; what sticks out by less is not seen. */
    private static final double SEEN = 5;

    private static final Pattern OVERFULL =
            Pattern.compile("Overfull \\\\[hv]box \\(([0-9.]+)pt too (wide|high)\\)[^\\n]*");

    @TempDir
    private Path folder;

    static List<Path> reproductions() {
        return Repository.reproductions();
    }

    @ParameterizedTest
    @MethodSource("reproductions")
    void nothingSticksOutOfThePage(Path reproduction) throws Exception {
        Reproduction read = Repository.reproduction(reproduction);
        RunRecords runs = RunRecords.read(reproduction.resolve("runs"));
        ReportModel model = ReportModel.of(read, Comparison.of(read, runs), runs);
        String log = Pdflatex.log(new LatexWriter(Templates.load(null), "images").text(model), folder);
        // The log breaks its lines at 79 characters.
        Matcher overfull = OVERFULL.matcher(log.replaceAll("(?<=.{79})\\n", ""));
        while (overfull.find()) {
            assertThat(Double.parseDouble(overfull.group(1)))
                    .as(overfull.group())
                    .isLessThanOrEqualTo(SEEN);
        }
    }
}
