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
        refused("a,b\n1,2\n1\n", "t.csv, line 3: has 1 fields, but the header names 2 columns.");
        refused("a,a\n", "t.csv, line 1: two columns have the same name.");
        refused("a\n\"x\ny", "t.csv, line 2: a quoted field never ends.");
        refused(
                "a\nx\"y\n",
                "t.csv, line 2: a double quote inside a field: put the whole field in quotes and double the quote.");
        refused("a\n\"x\"y\n", "t.csv, line 2: text after a closing quote, or a line that ends in CR alone.");
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

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> CsvFile.parse(text, "t.csv"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }
}
