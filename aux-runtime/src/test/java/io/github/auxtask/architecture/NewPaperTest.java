package io.github.auxtask.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.method.Methods;
import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new paper touches is what CONTRIBUTING.md says: files of its own, and a line in each of two others. */
class NewPaperTest {
    private static final Pattern BLOCK = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyPaperHasTheFilesThatContributingLists() throws IOException {
        for (PaperPlaces.Paper paper : papers()) {
            for (String file : listed(0)) {
                String pattern = file.replace("NAME", paper.folder()).replace("PACKAGE", paper.room());
                assertThat(matching(pattern)).as(pattern).isPositive();
            }
        }
    }

    @Test
    void aPaperTakesOneLineInEachOfTheOtherFilesThatContributingLists() throws IOException {
        Map<String, Map<String, Long>> lists = new PaperPlaces(Repository.root(), papers()).lists();
        assertThat(lists.keySet())
                .as(
                        "files that name several papers, so that each new one would have to be added; let them find the papers, as"
                                + " those do that read the folders of reproductions/")
                .containsExactlyInAnyOrderElementsOf(listed(1));
        lists.forEach((file, papers) ->
                assertThat(papers.values()).as(file).hasSize(papers().size()).containsOnly(1L));
    }

    @Test
    void aFileThatNamesTwoPapersIsAListAndOneThatNamesOneIsAnExample(@TempDir Path folder) throws IOException {
        write(folder, "list.xml", "<a>first-paper</a>\n<b>second-paper</b>\n");
        write(
                folder,
                "Code.java",
                "import a.method.one.X;\nclass Code { SecondMethod m; SecondMethod n;\nSecondMethod o; }\n");
        write(folder, "example.md", "cd reproductions/first-paper\n");
        write(folder, "other.md", "first-papers and second-paper-like things\n");
        write(folder, "page.md", "<!-- status: generated -->\nfirst-paper\nsecond-paper\n<!-- end of status -->\n");
        write(folder, "CHANGELOG.md", "first-paper, second-paper\n");
        write(folder, "target/list.xml", "first-paper second-paper\n");
        write(folder, "reproductions/first-paper/README.md", "first-paper, unlike second-paper\n");
        write(folder, "src/method/two/Two.java", "second-paper and first-paper\n");
        List<PaperPlaces.Paper> papers = List.of(
                new PaperPlaces.Paper("first-paper", "one", "FirstMethod"),
                new PaperPlaces.Paper("second-paper", "two", "SecondMethod"));
        assertThat(new PaperPlaces(folder, papers).lists())
                .isEqualTo(Map.of(
                        "list.xml", Map.of("first-paper", 1L, "second-paper", 1L),
                        "Code.java", Map.of("first-paper", 1L, "second-paper", 2L)));
    }

    private static List<PaperPlaces.Paper> papers() {
        List<PaperPlaces.Paper> papers = new ArrayList<>();
        for (Path folder : Repository.papers()) {
            Class<?> method = Methods.named(
                            Repository.reproduction(folder).method().name())
                    .getClass();
            String room = method.getPackageName();
            papers.add(new PaperPlaces.Paper(
                    folder.getFileName().toString(),
                    room.substring(room.lastIndexOf('.') + 1),
                    method.getSimpleName()));
        }
        assertThat(papers)
                .as("with one paper there would be nothing to compare")
                .hasSizeGreaterThan(1);
        return papers;
    }

    /** The lines of the first or second block of CONTRIBUTING.md. */
    private static List<String> listed(int block) throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Repository.root().resolve("CONTRIBUTING.md")));
        for (int i = 0; i <= block; i++) {
            assertThat(blocks.find())
                    .as("block " + (i + 1) + " of CONTRIBUTING.md")
                    .isTrue();
        }
        return blocks.group(1).lines().toList();
    }

    private static long matching(String pattern) throws IOException {
        Path file = Repository.root().resolve(pattern);
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + file.getFileName());
        if (!Files.isDirectory(file.getParent())) {
            return 0;
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(candidate -> matcher.matches(candidate.getFileName()))
                    .count();
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
