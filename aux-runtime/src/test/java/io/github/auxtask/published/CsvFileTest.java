package io.github.auxtask.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    Path folder;

    @Test
    void quotesHoldCommasQuotesAndLineEnds() {
        CsvFile csv = CsvFile.parse("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\r\n\n,\r\nlast,\u00e9", "t.csv");
        assertThat(csv.header()).containsExactly("a", "b");
        assertThat(csv.rows()).extracting(row -> row.get("a")).containsExactly("x, \"y\"", "", "last");
        assertThat(csv.rows()).extracting(row -> row.get("b")).containsExactly("1\n2", "", "\u00e9");
        assertThat(csv.rows()).extracting(CsvFile.Row::line).containsExactly(2, 5, 6);
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstName() {
        assertThat(CsvFile.parse("\uFEFFa,b\n1,2\n", "t.csv").header()).containsExactly("a", "b");
    }

    @Test
    void errorsNameFileAndLine() {
        refused(
                "a,b\n1,2\n1\n",
                "t.csv, line 3: has 1 fields, but the header names 2 columns: a field that is empty needs its comma, too.");
        refused(
                "a,b\n1,76,37\n",
                "t.csv, line 2: has 3 fields, but the header names 2 columns: a field that holds a comma must stand in double quotes.");
        refused("a,a\n", "t.csv, line 1: two columns have the same name.");
        String quotes = "a field in quotes has no closing quote, or text follows it: put the whole field in quotes and"
                + " double each quote inside it.";
        refused("a\n1\n\"x\ny", "t.csv, line 3: " + quotes);
        refused("a\n\"x\n1\"\n\n\"x\"y\n", "t.csv, line 5: " + quotes);
        refused(
                "a,b\r\n\"p \"\"q\"\"\",x\r\n\"1\n2\",x\"y\r\n",
                "t.csv, line 3: a double quote inside a field: put the whole field in quotes and double the quote.");
        refused("", "t.csv is empty: its first line must name the columns.");
    }

    @Test
    void aFileThatIsMissingOrNotUtf8IsNamed() throws IOException {
        assertThatThrownBy(() -> CsvFile.read(folder.resolve("none.csv"), "published/none.csv"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("published/none.csv does not exist.");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "name\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> CsvFile.read(latin, "latin.csv"))
                .hasMessage("latin.csv is not UTF-8: save it in that encoding.");
        assertThat(CsvFile.parse("a", "t.csv").rows()).isEqualTo(List.of());
    }

    @Test
    void charactersThatNobodySeesAreRefused() {
        refused("a\n1\n\u202e2\n", "t.csv, line 3: holds the invisible character U+202E: delete it.");
    }

    @Test
    void aFileThatIsMuchTooLargeIsRefused() throws IOException {
        Path large = folder.resolve("large.csv");
        Files.write(large, new byte[(16 << 20) + 1]);
        assertThatThrownBy(() -> CsvFile.read(large, "large.csv"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "large.csv cannot be read: it has 16,777,217 bytes, more than the 16 MB that are read of its kind.");
        String rows = "a\n" + "1\n".repeat(100_000);
        assertThat(CsvFile.parse(rows, "t.csv").rows()).hasSize(100_000);
        refused(rows + "1\n", "t.csv, line 100002: the file has more than 100000 lines below its header.");
    }

    @Test
    void linesMayEndInAnyOfTheThreeWays() {
        for (String end : List.of("\n", "\r\n", "\r")) {
            CsvFile csv = CsvFile.parse(String.join(end, "a,b", "", "1,2", "\"x" + end + "y\",3", "4,5"), "t.csv");
            assertThat(csv.rows()).extracting(CsvFile.Row::line).containsExactly(3, 4, 6);
            assertThat(csv.rows().get(1).get("a")).isEqualTo("x" + end + "y");
        }
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> CsvFile.parse(text, "t.csv"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }
}
