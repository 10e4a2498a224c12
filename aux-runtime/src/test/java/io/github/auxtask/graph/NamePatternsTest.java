package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePatternsTest {
    private static final List<String> NAMES =
            List.of("conv1.weight", "layer1.0.bn1.bias", "layer1.1.bn1.bias", "layer10.weight", "fc.bias");

    @ParameterizedTest
    @CsvSource({
        "layer1, layer1.0.bn1.bias layer1.1.bn1.bias",
        "layer1.1, layer1.1.bn1.bias",
        "layer1*, layer1.0.bn1.bias layer1.1.bn1.bias layer10.weight",
        "*.bias, layer1.0.bn1.bias layer1.1.bn1.bias fc.bias",
        "*.bn1, layer1.0.bn1.bias layer1.1.bn1.bias",
        "fc.bias conv1, conv1.weight fc.bias",
        "*, conv1.weight layer1.0.bn1.bias layer1.1.bn1.bias layer10.weight fc.bias",
        "l.yer1, ''",
        "'', ''",
    })
    void aPatternChoosesATensorOrAllBelowAModule(String patterns, String chosen) {
        NamePatterns parsed = NamePatterns.of(patterns);

        assertThat(String.join(" ", NAMES.stream().filter(parsed).toList())).isEqualTo(chosen);
        assertThat(parsed).hasToString(patterns);
    }

    @Test
    void aPatternThatChoosesNothingIsAnsweredWithWhatIsNearOrThere() {
        NamePatterns slip = NamePatterns.of("conv1 layr1");
        assertThatThrownBy(() -> slip.requireUsed(NAMES, "network", "setting weights.frozen"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The network has nothing called 'layr1' (setting weights.frozen); did you mean 'layer1'?");
        NamePatterns far = NamePatterns.of("classifier.6");
        assertThatThrownBy(() -> far.requireUsed(NAMES, "network", "setting weights.frozen"))
                .hasMessageEndingWith("; it has conv1, layer1, layer10, fc.");
        NamePatterns.NONE.requireUsed(NAMES, "network", "nowhere");
    }
}
