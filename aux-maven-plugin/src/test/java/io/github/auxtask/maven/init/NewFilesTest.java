package io.github.auxtask.maven.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFilesTest {
    @TempDir
    private Path folder;

    @Test
    void allFilesAreWrittenWithTheirFolders() throws IOException {
        NewFiles.write(folder, files("pom.xml", "src/main/java/A.java"));

        assertThat(folder.resolve("pom.xml")).hasContent("text of pom.xml");
        assertThat(folder.resolve("src/main/java/A.java")).hasContent("text of src/main/java/A.java");
    }

    @Test
    void aFileThatIsThereIsNamedAndNothingIsWritten() throws IOException {
        Files.writeString(folder.resolve("README.md"), "mine");
        Files.createSymbolicLink(folder.resolve("pom.xml"), folder.resolve("nowhere"));

        assertThatThrownBy(() -> NewFiles.write(folder, files("a/b.txt", "README.md", "pom.xml")))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "Nothing was written, because there is already README.md, pom.xml: call the goal in an empty folder,"
                                + " or move those files away first.");
        assertThat(everything()).containsExactlyInAnyOrder("README.md", "pom.xml");
        assertThat(folder.resolve("README.md")).hasContent("mine");
    }

    @Test
    void ifOneCannotBeWrittenTheOthersAreTakenBack() throws IOException {
        Files.writeString(folder.resolve("src"), "a file where a folder is needed");

        assertThatThrownBy(() -> NewFiles.write(folder, files("pom.xml", "a/b/c.txt", "src/main/A.java")))
                .isInstanceOf(RunFailedException.class)
                .hasMessageStartingWith("Nothing was made, because src/main/A.java cannot be written: ");
        assertThat(everything()).containsExactly("src");
    }

    private List<String> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder))
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }

    private static Map<String, String> files(String... names) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, "text of " + name);
        }
        return files;
    }
}
