package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeClassifierTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-aarch64",
        "Mac OS X, aarch64, osx-aarch64",
        "Windows 11, amd64, win-x86_64"
    })
    void everyPlatformWithNativesHasItsClassifier(String os, String arch, String classifier) {
        assertThat(NativeClassifier.of(os, arch)).isEqualTo(classifier);
    }

    @Test
    void aPlatformWithoutNativesIsToldWhatToDo() {
        assertThatThrownBy(() -> NativeClassifier.of("Mac OS X", "x86_64"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("-Daux.flavor=local");
    }
}
