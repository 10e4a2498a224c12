package io.github.auxtask.maven;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libtorch cannot be loaded in two class loaders of one JVM, and Maven has one per plugin: it must not even be near. */
class ThinPluginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai/djl/engine/Engine.class",
                "ai/djl/pytorch/engine/PtEngine.class",
                "ai/djl/pytorch/jni/JniUtils.class",
                "jnilib/pytorch.properties",
                "native/lib/pytorch.properties",
                "org/jtransforms/fft/FloatFFT_2D.class",
                "picocli/CommandLine.class",
                "ch/qos/logback/classic/Logger.class"
            })
    void whatComputesIsNotOnThePluginsClassPath(String resource) {
        assertThat(getClass().getClassLoader().getResource(resource)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/github/auxtask/experiment/spec/Reproduction.class",
                "io/github/auxtask/compare/Comparison.class",
                "io/github/auxtask/templates/html/report.ftlh",
                "org/apache/commons/exec/DefaultExecutor.class"
            })
    void whatReadsComparesAndRendersIs(String resource) {
        assertThat(getClass().getClassLoader().getResource(resource)).isNotNull();
    }
}
