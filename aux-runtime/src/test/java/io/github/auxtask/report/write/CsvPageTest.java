package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The site's page on loading the CSV explains the columns that there are, in their order. */
final class CsvPageTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[a-z_]+`(?:, `[a-z_]+`)*) \\| ");

    @Test
    void thePageNamesTheColumnsOfTheFile() throws IOException {
        Path page = Repository.root().resolve("site/src/site/markdown/load-the-csv.md");
        assumeTrue(Files.exists(page), "skipped: the site is not here");
        List<String> named = new ArrayList<>();
        Matcher rows = ROW.matcher(Files.readString(page));
        while (rows.find()) {
            named.addAll(List.of(rows.group(1).replace("`", "").split(", ")));
        }
        assertThat(named).isEqualTo(CsvWriter.HEADER);
    }
}
