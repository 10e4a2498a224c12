package io.github.auxtask.maven.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.provenance.Artifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChangedClassesTest {
    private static final String NAME = "org.example:study:1";

    @TempDir
    private Path classes;

    @Test
    void runsOfOtherClassesAreCountedAndTheSentenceSaysWhatToDo() throws IOException {
        Files.writeString(classes.resolve("Mine.class"), "1");
        String before = Artifacts.digest(classes);
        List<Map<String, String>> programs = List.of(Map.of(NAME, before), Map.of(NAME, "0".repeat(64)));
        assertThat(ChangedClasses.warning(user(classes), List.of(programs.get(0))))
                .isEmpty();

        Files.writeString(classes.resolve("Mine.class"), "2");

        assertThat(ChangedClasses.warning(user(classes), programs))
                .hasValueSatisfying(sentence -> assertThat(sentence)
                        .startsWith("The classes of org.example:study:1 have changed since 2 of the 2 finished runs")
                        .contains("raise version() of the method", "-Daux.force"));
    }

    @Test
    void recordsThatSayNothingAndProjectsWithoutClassesAreFine() {
        assertThat(ChangedClasses.warning(user(classes), List.of(Map.of("class path", "1"))))
                .isEmpty();
        assertThat(ChangedClasses.warning(UserCode.none(), List.of(Map.of(NAME, "1"))))
                .isEmpty();
    }

    private static UserCode user(Path classes) {
        return new UserCode(NAME, classes, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
