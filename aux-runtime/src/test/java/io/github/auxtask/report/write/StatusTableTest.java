package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.testing.Repository;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status table says what the reproductions say; {@code -Dauxtask.write=true} writes it. */
final class StatusTableTest {
    @Test
    void readmeAndSiteShowTheStateOfEveryReproduction() throws IOException {
        StatusPages pages = new StatusPages(Repository.root());
        for (var page : pages.pages().entrySet()) {
            if (Boolean.getBoolean("auxtask.write")) {
                Files.writeString(page.getKey(), page.getValue());
            }
            assertThat(Files.readString(page.getKey()))
                    .as(page.getKey().getFileName()
                            + " is stale: ./mvnw -pl aux-runtime -am test -Dtest=StatusTableTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Dauxtask.write=true mends it")
                    .isEqualTo(page.getValue());
            boolean whole = !page.getKey().toString().contains("reproductions");
            for (String folder : whole ? pages.folders() : List.<String>of()) {
                assertThat(page.getValue()).contains("[" + folder + "](");
            }
        }
    }

    @Test
    void theSiteRendersWhateverReproductionsThereAre() throws IOException {
        String pom = Files.readString(Repository.root().resolve("site/pom.xml"));
        assertThat(pom)
                .contains("<goal>reports</goal>")
                .contains("<reproductions>${project.basedir}/../reproductions</reproductions>");
        for (String folder : new StatusPages(Repository.root()).folders()) {
            assertThat(pom).doesNotContain(folder);
        }
    }

    @Test
    void aRowCountsTablesVerdictsClaimsAndRuns(@TempDir Path folder) throws IOException {
        SampleReproduction sample = SampleReproduction.in(folder);
        String table = new StatusTable()
                .add(
                        sample.reproduction(),
                        new RunRecords(sample.completed("quick", 1), List.of()),
                        "SampleMethod",
                        "",
                        "sample/README.md")
                .markdown();
        assertThat(table)
                .contains(
                        "| [sample](sample/README.md) | `SampleMethod` | table-1 (60) | 24\u00a0\u25cb, 36\u00a0\u2013 |")
                .contains("| 12 `quick` |");
    }
}
