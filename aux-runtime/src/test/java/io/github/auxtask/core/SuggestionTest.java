package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
    private static final List<String> KEYS = List.of("epochs", "batch", "optimiser.learning-rate", "lambda");

    @Test
    void slipsOfTheKeyboardAreRecognised() {
        assertThat(Suggestion.nearest("epoch", KEYS)).contains("epochs");
        assertThat(Suggestion.nearest("bacth", KEYS)).contains("batch");
        assertThat(Suggestion.nearest("Optimizer.learning-rate", KEYS)).contains("optimiser.learning-rate");
    }

    @Test
    void somethingElseAltogetherGetsTheListInstead() {
        assertThat(Suggestion.hint("dropout", KEYS))
                .isEqualTo("; known: epochs, batch, optimiser.learning-rate, lambda.");
        assertThat(Suggestion.hint("epoch", KEYS)).isEqualTo("; did you mean 'epochs'?");
    }
}
