package io.github.auxtask.maven.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteStyleTest {
    private static final String CSS = "/* The look of the pages. */\nbody { color: black; }\n";

    @TempDir
    private Path site;

    @Test
    void aSiteWithoutStylesGetsTheReports() throws IOException {
        SiteStyle.write(CSS, site);
        assertThat(style()).hasContent(CSS);
    }

    @Test
    void whatTheSkinPutsThereAndWhatAnEarlierReportWroteIsReplaced() throws IOException {
        write("/* You can override this file with your own styles */");
        SiteStyle.write(CSS, site);
        assertThat(style()).hasContent(CSS);
        SiteStyle.write(CSS + "p { margin: 0; }\n", site);
        assertThat(style()).hasContent(CSS + "p { margin: 0; }\n");
    }

    @Test
    void aSiteWithStylesOfItsOwnKeepsThem() throws IOException {
        write("/* ours */ body { color: red; }");
        SiteStyle.write(CSS, site);
        assertThat(style()).hasContent("/* ours */ body { color: red; }");
    }

    private Path style() {
        return site.resolve("css/site.css");
    }

    private void write(String css) throws IOException {
        Files.createDirectories(site.resolve("css"));
        Files.writeString(style(), css);
    }
}
