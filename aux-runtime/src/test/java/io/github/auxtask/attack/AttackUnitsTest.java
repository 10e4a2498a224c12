package io.github.auxtask.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Units of epsilon: nobody means 8/255 of a standard deviation. */
class AttackUnitsTest {
    private static Evaluation evaluation(String... words) {
        Map<String, Object> settings = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            settings.put(words[i], words[i + 1]);
        }
        return new Evaluation("mine", settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fgsm | epsilon | 8/255 | epsilon is 8/255, but in which units? Write space: pixel for 8/255 of the range of pixels",
                "fgsm | epsilon | 1/255.0 | epsilon is 1/255.0, but in which units?",
                "fgsm | epsilons | 0, 8/255 | epsilons is 8/255, but in which units?"
            })
    void levelsOf255WithoutUnitsAreRefused(String attack, String key, String value, String sentence) {
        assertThatThrownBy(() -> Evaluations.parse(evaluation("attack", attack, key, value)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Evaluation 'mine': " + sentence);
        for (String space : new String[] {"pixel", "standardised"}) {
            assertThatCode(() -> Evaluations.parse(evaluation("attack", attack, key, value, "space", space)))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aStepOf255LevelsNeedsUnitsToo() {
        Map<String, Object> settings = Map.of("attack", "pgd", "epsilon", "0.03", "step", "2/255", "steps", 10);
        assertThatThrownBy(() -> Evaluations.parse(new Evaluation("mine", settings)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("step is 2/255, but in which units?");
    }

    @Test
    void anythingElseMayGoWithoutAWordAsBefore() {
        assertThatCode(() -> Evaluations.parse(evaluation("attack", "fgsm", "epsilon", "0.3")))
                .doesNotThrowAnyException();
    }

    @Test
    void allOfThePixelRangeIsNoPerturbation() {
        assertThatThrownBy(() -> Evaluations.parse(evaluation("attack", "fgsm", "epsilon", "8", "space", "pixel")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("epsilon is 8 in pixels, but pixels go from 0 to 1")
                .hasMessageContaining("write 8/255 if levels are meant, or space: standardised.");
        assertThatCode(() ->
                        Evaluations.parse(evaluation("attack", "fgsm", "epsilon", "8", "space", "pixel", "norm", "l2")))
                .doesNotThrowAnyException();
    }

    @Test
    void bothScalesAreSaid() {
        InputSpec cifar = new InputSpec(
                3, 32, 32, new float[] {0.4914f, 0.4822f, 0.4465f}, new float[] {0.2023f, 0.1994f, 0.2010f});

        assertThat(ThreatModel.pixel(Norm.LINF, "8/255").inBothScales(cifar))
                .isEqualTo("0.03137 of the range of pixels, which is 8 of 255 levels; 0.1551 to 0.1573 in standardised"
                        + " units");
        assertThat(ThreatModel.standardised(Norm.LINF, "0.3").inBothScales(cifar))
                .isEqualTo("0.05982 to 0.06069 of the range of pixels, which is 15.25 to 15.48 of 255 levels; 0.3 in"
                        + " standardised units");
    }
}
