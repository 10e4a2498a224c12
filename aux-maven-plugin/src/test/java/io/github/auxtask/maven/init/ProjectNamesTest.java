package io.github.auxtask.maven.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectNamesTest {
    @ParameterizedTest
    @CsvSource({
        "my-study, my-study, org.example.mystudy, MyStudyMethod",
        "My Study (2), my-study-2, org.example.mystudy2, MyStudy2Method",
        "2026_études, tudes, org.example.tudes, TudesMethod",
        "class, class, org.example._class, ClassMethod",
        "aux, my-study, org.example.mystudy, MyStudyMethod",
        "研究, my-study, org.example.mystudy, MyStudyMethod"
    })
    void whatIsNotSaidIsMadeFromTheFolder(String folder, String name, String java, String className) {
        ProjectNames names = ProjectNames.of(folder, null, null, null);

        assertThat(names).isEqualTo(new ProjectNames(name, "org.example", java));
        assertThat(names.className()).isEqualTo(className);
    }

    @Test
    void whatIsSaidIsTaken() {
        ProjectNames names = ProjectNames.of("folder", "own-study", "com.example.Labs-1", "com.example.study");

        assertThat(names).isEqualTo(new ProjectNames("own-study", "com.example.Labs-1", "com.example.study"));
        assertThat(names.packageFolder()).isEqualTo("com/example/study");
        assertThat(ProjectNames.of("folder", "own-study", "com.2nd-example", null)
                        .packageName())
                .isEqualTo("com._2ndexample.ownstudy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"My Study", "2-study", "con", "com1", "", "a/b"})
    void aNameThatCannotBeOneIsRefused(String name) {
        assertThatThrownBy(() -> ProjectNames.of("folder", name, null, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The name '" + name + "' cannot be used")
                .hasMessageEndingWith("(-Daux.name).");
    }

    @Test
    void otherNamesThatCannotBeOnesAreRefusedToo() {
        assertThatThrownBy(() -> ProjectNames.of("folder", null, "org example", null))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("(-Daux.groupId).");
        assertThatThrownBy(() -> ProjectNames.of("folder", null, null, "org.class.study"))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("(-Daux.package).");
    }
}
