package io.github.auxtask.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackbonesTest {
    @Test
    void anUnknownNameIsAnsweredWithAllNames() {
        assertThatThrownBy(() -> Backbones.named("resnet9000", 10))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("resnet9000")
                .hasMessageContaining(String.join(", ", Backbones.names()));
    }

    /** Channels and size of the map that decoders read, and parameters: the table of the Fourier paper's sheet, section 3. */
    @ParameterizedTest
    @CsvSource({
        "resnet18, 512, 4, 11173962",
        "resnext29_2x64d, 1024, 8, 9128778",
        "googlenet, 1024, 8, 6166250",
        "efficientnet_b0, 320, 2, 3599686",
        "mobilenetv2, 1280, 4, 2296922",
        "resnet8, 64, 8, 78042",
    })
    void featureMapsAndParameterCountsAreThoseOfTheSheet(String name, long channels, long size, long count) {
        ProgramBuilder builder = Program.named(name).method("apply", Mode.EVAL, Precision.FP32, graph -> {
            Backbone.Output output = Backbones.named(name, 10).apply(graph.input("x", -1, 3, 32, 32));
            assertThat(output.features().shape()).containsExactly(-1, channels, size, size);
            assertThat(output.logits().shape()).containsExactly(-1, 10);
            return List.of(output.logits());
        });
        assertThat(builder.parameters().count()).isEqualTo(count);
    }

    @Test
    void everyNameCanBeMade() {
        assertThat(Backbones.names())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Backbones.named(name, 3)).isNotNull());
    }
}
