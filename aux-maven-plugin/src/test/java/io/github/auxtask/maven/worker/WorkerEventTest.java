package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerEventTest {
    @Test
    void aLineWithThePrefixIsAnEvent() {
        WorkerEvent event = WorkerEvent.parse("##aux {\"event\":\"epoch\",\"epoch\":3,\"loss\":0.5,\"label\":\"ü\"}")
                .orElseThrow();

        assertThat(event.name()).isEqualTo("epoch");
        assertThat(event.integer("epoch")).hasValue(3);
        assertThat(event.number("loss")).hasValue(0.5);
        assertThat(event.text("label")).isEqualTo("ü");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hello", "##aux ", "##aux {\"event\":\"ep", "##aux {}", "##aux 3", "##aux {\"event\":3}"})
    void anythingElseIsNone(String line) {
        assertThat(WorkerEvent.parse(line)).isEmpty();
    }

    @Test
    void missingAndOddFieldsAreEmpty() {
        WorkerEvent event = WorkerEvent.parse(
                        "##aux {\"event\":\"epoch\",\"loss\":null,\"eta\":\"soon\",\"x\":\"NaN\"}")
                .orElseThrow();

        assertThat(event.text("loss")).isEmpty();
        assertThat(event.text("none")).isEmpty();
        assertThat(event.number("eta")).isEqualTo(OptionalDouble.empty());
        assertThat(event.number("x")).isEqualTo(OptionalDouble.empty());
        assertThat(event.integer("none")).isEmpty();
    }
}
