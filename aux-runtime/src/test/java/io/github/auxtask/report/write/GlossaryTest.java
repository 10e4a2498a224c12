package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's words of the trade lead to the glossary. */
final class GlossaryTest {
    private final Path root = Repository.root();

    @Test
    void everyWordThatLeadsToTheGlossaryIsExplainedThereOnce() throws IOException {
        List<String> explained = found(
                Files.readString(root.resolve("site/src/site/markdown/glossary.md")), "<a id=\"([^\"]*)\"></a>\\*\\*");
        assertThat(explained).doesNotHaveDuplicates().hasSizeGreaterThan(20);
        Set<String> asked = new TreeSet<>();
        try (Stream<Path> templates = Files.walk(root.resolve("templates/html"))) {
            for (Path template :
                    templates.filter(file -> file.toString().endsWith(".ftlh")).toList()) {
                found(Files.readString(template), "@(?:parts\\.)?term \"([^\"]*)\"")
                        .forEach(word -> asked.add(word.replace(' ', '-')));
            }
        }
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(explained).containsAll(asked);
    }

    private static List<String> found(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
