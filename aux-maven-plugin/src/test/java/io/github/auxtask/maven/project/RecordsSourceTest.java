package io.github.auxtask.maven.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordsSourceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.example:records:1.0",
                "org.example:records:jar:1.0",
                "org.example:records:jar:runs:1.0-SNAPSHOT"
            })
    void coordinatesOfAJarAreSuch(String named) {
        assertThat(RecordsSource.isCoordinates(named)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../other/runs", "records.jar", "C:\\records\\runs", "org.example:records", "a b:c:d", "C:/a:b:c"
            })
    void pathsAreNot(String named) {
        assertThat(RecordsSource.isCoordinates(named)).isFalse();
    }
}
