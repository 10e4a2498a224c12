package io.github.auxtask.maven.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.plan.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionOptionsTest {
    @Test
    void whatIsNotSetIsLeftToTheReproduction() {
        assertThat(SelectionOptions.parse("quick", null, " ", "")).isEqualTo(Selection.of("quick"));
    }

    @Test
    void seedsAreListsAndRangesEachOnce() {
        Selection selection = SelectionOptions.parse("full", "3, 5-7,6", "task=ft", "bf16");

        assertThat(selection.seeds()).containsExactly(3L, 5L, 6L, 7L);
        assertThat(selection.only()).isEqualTo("task=ft");
        assertThat(selection.precision()).isEqualTo(Precision.BF16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "1,", "-1", "1;2", "7-5", "0-99999999999", "1-2-3", "99999999999999999999"})
    void anythingElseIsRefusedWithAnExampleOrTheRange(String seeds) {
        assertThatThrownBy(() -> SelectionOptions.parse("quick", seeds, null, null))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("-Daux.seeds");
    }
}
