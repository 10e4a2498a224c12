package io.github.auxtask.report.paper;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.view.TableView;
import io.github.auxtask.report.write.Templates;
import io.github.auxtask.testing.Pdflatex;
import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PaperWriterTest {
    @TempDir
    private Path folder;

    static List<Path> reproductions() {
        return Repository.reproductions();
    }

    @ParameterizedTest
    @MethodSource("reproductions")
    void aPaperThatTakesEverythingFromAReproductionCompiles(Path reproduction) throws Exception {
        write(reproduction);
        Pdflatex.Result result = Pdflatex.compile(folder, "example.tex");
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("auxtask Error").doesNotContain("Overfull \\hbox");
    }

    @ParameterizedTest
    @MethodSource("reproductions")
    void everyCellOfEveryTableHasALineOfMacrosAndAKeyOfItsOwn(Path reproduction) throws IOException {
        ReportModel model = write(reproduction);
        List<String> lines = Files.readAllLines(folder.resolve(PaperWriter.NUMBERS)).stream()
                .filter(line -> line.startsWith("\\auxtaskcell{"))
                .toList();
        long cells = Stream.concat(model.tables().paper().stream(), model.tables().own().stream())
                .flatMap(table -> table.grid().groups().stream())
                .flatMap(group -> group.rows().stream())
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell != null)
                .count();
        assertThat(lines).hasSize((int) cells);
        Set<String> keys = new HashSet<>();
        // table, row and column in braces
        lines.forEach(line -> assertThat(
                        keys.add(String.join("}", List.of(line.split("}", -1)).subList(0, 3))))
                .as(line)
                .isTrue());
    }

    @Test
    void numbersOfTheMacrosAreTheReportsNumbers() throws Exception {
        Path fourier = Repository.reproductions().stream()
                .filter(path -> path.endsWith("fourier-auxiliary"))
                .findFirst()
                .orElseThrow();
        TableView table = write(fourier).tables().paper().get(0);
        KeyedCell cell = KeyedCell.of(table).stream()
                .filter(keyed -> keyed.cell().ours() != null && keyed.cell().printed() != null)
                .findFirst()
                .orElseThrow();
        String start = "\\auxtaskcell{" + table.title().id() + "}{" + cell.row() + "}{" + cell.column() + "}{"
                + cell.cell().ours().text() + "}{" + cell.cell().printed().text() + "}";
        assertThat(Files.readString(folder.resolve(PaperWriter.NUMBERS))).contains(start);
    }

    @Test
    void aKeyThatDoesNotExistIsALatexErrorThatNamesIt() throws Exception {
        write(Repository.reproductions().get(0));
        Files.writeString(
                folder.resolve("wrong.tex"),
                "\\documentclass{article}\\input{numbers}\\begin{document}\\auxcell{table-9}{no}{such}\\end{document}");
        Pdflatex.Result result = Pdflatex.compile(folder, "wrong.tex");
        assertThat(result.exit()).isNotZero();
        assertThat(result.output().replace("\n", ""))
                .contains("auxtask Error: Table 'table-9'")
                .contains("row 'no' and column 'such'");
    }

    @ParameterizedTest
    @MethodSource("reproductions")
    void theSkeletonOfAReportCompilesAsItIs(Path reproduction) throws Exception {
        PaperWriter paper = paper(reproduction);
        paper.write(folder);
        assertThat(paper.writeSkeleton(folder)).isEqualTo(ReportSkeleton.End.WRITTEN);
        Pdflatex.Result result = Pdflatex.compile(folder, ReportSkeleton.FILE);
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("auxtask Error");
    }

    @Test
    void aSkeletonThatSomebodyEditedIsNeverWrittenOver() throws IOException {
        PaperWriter paper = paper(Repository.reproductions().get(0));
        Path file = folder.resolve(ReportSkeleton.FILE);
        assertThat(paper.writeSkeleton(folder)).isEqualTo(ReportSkeleton.End.WRITTEN);
        String untouched = Files.readString(file);
        assertThat(paper.writeSkeleton(folder)).isEqualTo(ReportSkeleton.End.WRITTEN);
        for (String edited :
                List.of(untouched.replace("To do: your names", "A. Person"), "", "mine\n", untouched + "\n")) {
            Files.writeString(file, edited);
            assertThat(paper.writeSkeleton(folder)).isEqualTo(ReportSkeleton.End.EDITED);
            assertThat(file).hasContent(edited);
        }
    }

    @Test
    void twoReproductionsInOnePaperKeepTheirNumbersApart() throws Exception {
        Path first = Repository.reproductions().get(0);
        Path second = Repository.reproductions().get(1);
        write(first, folder.resolve("one"));
        write(second, folder.resolve("two"));
        String one = Repository.reproduction(first).name();
        Files.writeString(
                folder.resolve("both.tex"),
                "\\documentclass{article}\\input{one/numbers}\\input{two/numbers}\\begin{document}"
                        + "\\edef\\x{\\csname auxtask:" + one + ":count:published\\endcsname}\\auxuse{" + one + "}"
                        + "\\setbox0\\hbox{\\auxcount{published}}\\setbox1\\hbox{\\ensuremath{\\x}}"
                        + "\\ifdim\\wd0=\\wd1 \\typeout{EQUAL}\\fi\\auxcount{published}\\end{document}");
        Pdflatex.Result result = Pdflatex.compile(folder, "both.tex");
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("EQUAL");
    }

    @Test
    void figuresArePdfsOfOnePageWithoutFontsThatCouldBeMissing() throws Exception {
        Path withCurves = Repository.reproductions().stream()
                .filter(path -> path.endsWith("fourier-auxiliary"))
                .findFirst()
                .orElseThrow();
        write(withCurves);
        try (Stream<Path> files = Files.list(folder.resolve("figures"))) {
            List<Path> figures = files.toList();
            assertThat(figures).isNotEmpty();
            for (Path figure : figures) {
                try (PDDocument document = Loader.loadPDF(figure.toFile())) {
                    assertThat(document.getNumberOfPages()).isEqualTo(1);
                    assertThat(document.getPage(0).getResources().getFontNames())
                            .isEmpty();
                }
            }
        }
    }

    private ReportModel write(Path reproduction) {
        return write(reproduction, folder);
    }

    private static ReportModel write(Path reproduction, Path to) {
        paper(reproduction).write(to);
        return model(reproduction);
    }

    private static PaperWriter paper(Path reproduction) {
        Source source = Source.of(RunRecords.read(reproduction.resolve("runs")), "1.2.3", "https://example.org/a_b");
        return new PaperWriter(
                Templates.load(null), Repository.reproduction(reproduction).paper(), model(reproduction), source);
    }

    private static ReportModel model(Path reproduction) {
        Reproduction read = Repository.reproduction(reproduction);
        RunRecords runs = RunRecords.read(reproduction.resolve("runs"));
        return ReportModel.of(read, Comparison.of(read, runs), runs);
    }
}
