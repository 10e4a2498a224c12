package io.github.auxtask.evaluate.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.evaluate.attacked.AttackedKind;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the strong attacks, the suite and the checks are asked for. */
class StrongEvaluationTest {
    private static Evaluation evaluation(Object... pairs) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], pairs[i + 1]);
        }
        return new Evaluation("mine", settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apgd-ce | apgd-ce, 100 steps, L∞ 8/255 in pixel space, clipped to [0, 1]",
                "apgd-dlr | apgd-dlr, 100 steps, L∞ 8/255 in pixel space, clipped to [0, 1]",
                "apgd-targeted | apgd-targeted, 100 steps, 9 targets, L∞ 8/255 in pixel space, clipped to [0, 1]",
                "square | square, 5000 queries, L∞ 8/255 in pixel space, clipped to [0, 1]",
                "noise | noise, 100 draws, L∞ 8/255 in pixel space, clipped to [0, 1]",
                "suite | suite, 20 steps, 1 restart, 3 targets, 500 queries (reduced: AutoAttack takes 100 steps, 9 targets,"
                        + " 5000 queries), L∞ 8/255 in pixel space, clipped to [0, 1]",
            })
    void defaultsReadAsTheyPrint(String attack, String text) {
        assertThat(Evaluations.parse(evaluation("attack", attack, "epsilon", "8/255", "space", "pixel"))
                        .task()
                        .attack())
                .get()
                .hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "square, steps, attack square has no 'steps'",
        "suite, goal, attack suite has no 'goal'",
        "apgd-targeted, target, attack apgd-targeted has no 'target'",
        "fgsm, queries, attack fgsm has no 'queries'",
        "apgd-ce, querys, unknown setting 'querys'",
    })
    void keysOfOtherAttacksAreRefused(String attack, String key, String message) {
        assertThatThrownBy(() -> Evaluations.parse(evaluation("attack", attack, "epsilon", 0.1, key, 3)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Evaluation 'mine'")
                .hasMessageContaining(message);
    }

    private static Optional<CheckBudget> checks(Evaluation evaluation) {
        return ((AttackedKind.AttackedTask) Evaluations.parse(evaluation).task()).checks();
    }

    @Test
    void checksAreOffUnlessAskedForAndNeedOneEpsilon() {
        assertThat(checks(evaluation("attack", "fgsm", "epsilon", 0.1))).isEmpty();
        assertThat(checks(evaluation("attack", "suite", "epsilon", 0.1, "checks", "quick")))
                .isPresent();
        assertThatThrownBy(() -> Evaluations.parse(evaluation("attack", "fgsm", "epsilons", "0, 0.1", "checks", "all")))
                .hasMessageContaining("with epsilons there are no checks");
        assertThatThrownBy(() -> Evaluations.parse(evaluation("checks", "quick")))
                .hasMessageContaining("without an attack there is no 'checks'");
    }
}
