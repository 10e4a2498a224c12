package io.github.auxtask.maven.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {
    @Test
    void whatIsNotGivenIsTheUsualNumber() {
        assertThat(WholeNumber.of("aux.threads", null, 0, 9, 3)).isEqualTo(3);
        assertThat(WholeNumber.of("aux.threads", " ", 0, 9, 3)).isEqualTo(3);
        assertThat(WholeNumber.of("aux.threads", " 7 ", 0, 9, 3)).isEqualTo(7);
        assertThat(WholeNumber.of("aux.threads", "009", 0, 9, 3)).isEqualTo(9);
        assertThat(WholeNumber.of("aux.timeout", "31536000", 0L, 1L << 40, 0L)).isEqualTo(31_536_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999",
                "99999999999999999999999",
                "-1",
                "10",
                "3.0",
                "1e3",
                "0x3",
                "three",
                "3 4",
                "\u0663"
            })
    void whatIsNoneOrOutsideTheRangeIsSaidWithTheOptionAndTheRange(String text) {
        assertThatThrownBy(() -> WholeNumber.of("aux.threads", text, 0, 9, 3))
                .isInstanceOf(BadInputException.class)
                .hasMessage("-Daux.threads is '" + text + "', but must be a whole number from 0 to 9.");
    }

    /** Maven would refuse other words than numbers before a goal is asked, in words of its own. */
    @Test
    void noGoalHasAnOptionThatMavenItselfReadsAsANumber() throws Exception {
        List<Class<?>> goals = goals();
        assertThat(goals).hasSizeGreaterThan(15);
        assertThat(goals)
                .allSatisfy(goal -> assertThat(Arrays.stream(goal.getDeclaredFields())
                                .filter(field -> !Modifier.isPrivate(field.getModifiers())
                                        && !Modifier.isStatic(field.getModifiers())))
                        .noneMatch(field -> Number.class.isAssignableFrom(field.getType())
                                || (field.getType().isPrimitive() && field.getType() != boolean.class)));
    }

    private static List<Class<?>> goals() throws IOException, ReflectiveOperationException {
        Path classes = Path.of("target/classes");
        List<String> names;
        try (Stream<Path> files = Files.walk(classes)) {
            names = files.map(file -> classes.relativize(file).toString().replace('/', '.'))
                    .filter(name -> name.matches(".*(Mojo|Report)\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .toList();
        }
        List<Class<?>> goals = new java.util.ArrayList<>();
        for (String name : names) {
            Class<?> type = Class.forName(name);
            if (AbstractMojo.class.isAssignableFrom(type)) {
                goals.add(type);
            }
        }
        return goals;
    }
}
