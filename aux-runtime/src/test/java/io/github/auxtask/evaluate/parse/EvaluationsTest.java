package io.github.auxtask.evaluate.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.evaluate.sweep.EpsilonSweep;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationsTest {
    private static Attack attack(Object... pairs) {
        return attackOf(evaluation(pairs)).orElseThrow();
    }

    private static Optional<Attack> attackOf(Evaluation evaluation) {
        return Evaluations.parse(evaluation).task().attack();
    }

    private static Evaluation evaluation(Object... pairs) {
        Map<String, Object> settings = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            settings.put((String) pairs[i], pairs[i + 1]);
        }
        return new Evaluation("mine", settings);
    }

    @Test
    void anEvaluationWithoutSettingsIsCleanImages() {
        assertThat(attackOf(evaluation())).isEmpty();
        assertThat(attackOf(evaluation("attack", "none", "images", 100))).isEmpty();
    }

    @Test
    void theFourierPapersAttackReadsAsItPrints() {
        Attack fgsm = attack(
                "attack",
                "fgsm",
                "norm",
                "linf",
                "epsilon",
                0.3,
                "space",
                "standardised",
                "clip",
                "none",
                "label",
                "predicted");
        assertThat(fgsm).hasToString("fgsm, 1 step of 0.3, L∞ 0.3 in standardised space, no clipping");
        assertThat(((IterativeAttack) fgsm).objective().label()).isEqualTo(LabelSource.PREDICTED);
        assertThat(((IterativeAttack) fgsm).objective().points()).isEqualTo(AttackedImages.ALL);
        assertThat(((IterativeAttack) fgsm).objective().loss()).isSameAs(AttackLoss.CROSS_ENTROPY);
    }

    @Test
    void pixelSpaceIsClippedToPixelsUnlessSaidOtherwise() {
        Attack pgd = attack(
                "attack", "pgd", "epsilon", "8/255", "space", "pixel", "step", "2/255", "steps", 10, "restarts", 5);
        assertThat(pgd).hasToString("pgd, 10 steps of 2/255, 5 restarts, L∞ 8/255 in pixel space, clipped to [0, 1]");
        assertThat(pgd.threat().epsilon().value()).isEqualTo(8.0 / 255);
        assertThat(attack("attack", "fgsm", "epsilon", 1, "norm", "l2", "clip", "-0.5..1.5", "goal", "targeted")
                        .threat())
                .hasToString("L2 1 in standardised space, clipped to [-0.5, 1.5], targeted");
        assertThat(attack("attack", "fgsm", "epsilon", 0.1, "clip", "own-range").threat())
                .hasToString("L∞ 0.1 in standardised space, clipped to each image's own range");
    }

    @Test
    void aYamlFlagTrueIsTheTrueLabel() {
        Attack fgsm = attack("attack", "fgsm", "epsilon", 0.1, "label", true);
        assertThat(((IterativeAttack) fgsm).objective().label()).isEqualTo(LabelSource.TRUE);
    }

    @Test
    void attacksAreCalledByTheirKindSoThatEqualSettingsDrawEqualNumbers() {
        assertThat(attack("attack", "pgd", "epsilon", 0.1, "step", 0.1, "steps", 1)
                        .name())
                .isEqualTo("pgd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attack=fsgm | Unknown attack 'fsgm'; did you mean 'fgsm'? There is: ",
                "attack=fgsm | attack fgsm needs 'epsilon', largest norm",
                "attack=fgsm,epsilon=-0.1 | epsilon is -0.1, but a perturbation has no negative size",
                "attack=fgsm,epsilon=much | epsilon: 'much' is not a number",
                "attack=fgsm,epsilon=8/0 | '8/0' is not a number",
                "attack=fgsm,epsilno=0.3 | unknown setting 'epsilno'; did you mean 'epsilon'?",
                "attack=fgsm,epsilon=0.3,norm=l1 | Setting 'norm' is 'l1', but must be linf or l2",
                "attack=fgsm,epsilon=0.3,steps=4 | attack fgsm has no 'steps': remove it, or choose another attack",
                "epsilon=0.3 | without an attack there is no 'epsilon'",
                "attack=pgd,epsilon=0.3,step=0.1 | attack pgd needs 'steps'",
                "attack=pgd,epsilon=0.3,step=0.1,steps=0 | Setting 'steps' is 0, but must be a whole number, at least 1",
                "attack=pgd,epsilon=0.3,step=-0.1,steps=3 | step of -0.1",
                "attack=pgd,epsilon=0.3,step=0.1,steps=3,restarts=2,random-start=false | without a random start all restarts are the same",
                "attack=fgsm,epsilon=0.3,clip=1..0 | the lower end must come first",
                "attack=fgsm,epsilon=0.3,clip=some | clip is 'some', but must be none",
                "attack=fgsm,epsilon=0.3,space=pixel,clip=own-range | own range is defined in standardised space only",
                "images=-1 | Setting 'images' is -1",
                "precision=fp16 | Setting 'precision' is 'fp16', but must be fp32 or bf16",
            })
    void nonsenseIsOneSentenceThatNamesTheEvaluationAndTheKey(String settings, String message) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String pair : settings.split(",", -1)) {
            String text = pair.split("=", -1)[1];
            values.put(pair.split("=", -1)[0], scalar(text));
        }
        assertThatThrownBy(() -> Evaluations.parse(new Evaluation("mine", values)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Evaluation 'mine': ")
                .hasMessageContaining(message.strip());
    }

    private static Object scalar(String text) {
        if (text.equals("false")) {
            return false;
        }
        return text.matches("-?[0-9]+")
                ? (Object) Long.valueOf(text)
                : text.matches("-?[0-9]+\\.[0-9]+") ? Double.valueOf(text) : text;
    }

    @Test
    void everyKeyIsDocumented() {
        assertThat(Evaluations.keys())
                .extracting(SettingKey::name)
                .doesNotHaveDuplicates()
                .contains("epsilon", "images");
        assertThat(Evaluations.keys())
                .allSatisfy(key -> assertThat(key.meaning()).isNotBlank());
    }

    @Test
    void aSweepTakesItsEpsilonsFromARangeOrAList() {
        assertThat(EpsilonSweep.parse("0..0.3 by 0.05"))
                .extracting(Object::toString)
                .containsExactly("0", "0.05", "0.1", "0.15", "0.2", "0.25", "0.3");
        assertThat(EpsilonSweep.parse("0, 2/255,8/255"))
                .extracting(Object::toString)
                .containsExactly("0", "2/255", "8/255");
        Evaluation evaluation =
                evaluation("attack", "pgd", "epsilons", "0..0.3 by 0.05", "step", "epsilon/5", "steps", 5);
        EpsilonSweep sweep = (EpsilonSweep) Evaluations.parse(evaluation).task();
        assertThat(sweep.nested()).isTrue();
        assertThat(sweep.attacks().get(6).toString()).startsWith("pgd, 5 steps of 0.3/5, ");
        assertThat(attackOf(evaluation).orElseThrow().threat().epsilon()).hasToString("0.3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3..0 by 0.05", "0..0.3 by 0", "0.1, 0.1", "-0.1, 0.1", "0..1 by 0.001", "a", ""})
    void epsilonsThatDoNotAscendAreRefused(String text) {
        assertThatThrownBy(() -> EpsilonSweep.parse(text)).isInstanceOf(BadInputException.class);
    }

    @Test
    void epsilonAndEpsilonsTogetherAreRefused() {
        assertThatThrownBy(() -> attack("attack", "fgsm", "epsilon", "0.1", "epsilons", "0, 0.1"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'mine'")
                .hasMessageContaining("remove one");
        assertThatThrownBy(() -> attack("attack", "pgd", "epsilon", "0.1", "step", "epsilon/x", "steps", 2))
                .hasMessageContaining("epsilon/5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | clean",
                "attack=none | clean",
                "corruptions=none | clean",
                "attack=fgsm,epsilon=0.1 | attacked",
                "attack=fgsm,epsilon=0.1,epsilons= | attacked",
                "attack=suite,epsilon=0.1 | attacked",
                "attack=fgsm,epsilons=0 0.1 | sweep",
                "corruptions=fog | corrupted",
                "kind=by-class | by-class",
                "kind=clean,attack=none | clean",
                "kind=attacked,attack=pgd,epsilon=0.1,step=epsilon/4,steps=10 | attacked",
                "kind=noise-spread | noise-spread",
            })
    void aKindIsNamedOrFollowsFromTheSettings(@Nullable String settings, String kind) {
        ParsedEvaluation parsed = Evaluations.parse(new Evaluation("mine", values(settings)));
        assertThat(parsed.kind().name()).isEqualTo(kind);
        assertThat(parsed.written().settings()).isEqualTo(new Evaluation("mine", values(settings)).settings());
    }

    private static Map<String, Object> values(@Nullable String settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (settings != null) {
            for (String pair : settings.split(",", -1)) {
                values.put(pair.split("=", -1)[0], scalar(pair.split("=", -1)[1]));
            }
        }
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind=by-clas | Unknown kind of evaluation 'by-clas'; did you mean 'by-class'? There is: ",
                "kind=by-class@2 | is version 1, but version 2 is asked for: write by-class",
                "kind=by-class,epsilon=0.1 | kind by-class has no 'epsilon': remove it, or choose another kind.",
                "kind=by-class,imags=3 | unknown setting 'imags'; did you mean 'images'?",
                "kind=attacked | kind attacked needs 'attack', its name",
                "kind=sweep,attack=fgsm | attack fgsm needs 'epsilons', instead of epsilon",
                "kind=corrupted | kind corrupted needs 'corruptions', all, or names",
                "attack=suite,epsilons=0 0.1 | attack suite has no 'epsilons': remove it, or choose another attack.",
                "attack=fgsm,epsilons=0 0.1,points=all | remove 'points: all'",
                "attack=fgsm@3,epsilon=0.1 | is version 1, but version 3 is asked for: write fgsm",
                "sigma=3 | kind clean has no 'sigma': remove it, or choose another kind.",
            })
    void whatAKindDoesNotKnowIsOneSentence(String settings, String sentence) {
        assertThatThrownBy(() -> Evaluations.parse(new Evaluation("mine", values(settings))))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Evaluation 'mine': ")
                .hasMessageContaining(sentence);
    }

    @Test
    void anAttackFromOutsideIsAskedForLikeOurs() {
        assertThat(attack("attack", "momentum", "epsilon", "8/255", "space", "pixel", "decay", 0.5))
                .hasToString("momentum, 10 steps of 8/2550, L∞ 8/255 in pixel space, clipped to [0, 1]");
        assertThatThrownBy(() -> attack("attack", "momentum", "epsilon", 0.1, "queries", 3))
                .hasMessageContaining("attack momentum has no 'queries': remove it, or choose another attack.");
    }

    @Test
    void everythingThatIsWrongIsFoundAtOnce() {
        Evaluations.Reading reading = Evaluations.parseAll(List.of(
                new Evaluation("fine", Map.of()),
                new Evaluation("three", values("attack=pgd,epsilno=3,space=outer")),
                new Evaluation("unknown", Map.of("attack", "cw")),
                new Evaluation("too", Map.of("kind", "by-class"))));
        assertThat(reading.evaluations()).extracting(ParsedEvaluation::name).containsExactly("fine", "too");
        assertThat(reading.problems())
                .extracting(Evaluations.Problem::evaluation)
                .containsExactly("three", "three", "three", "three", "three", "unknown");
        assertThat(reading.problems())
                .extracting(Evaluations.Problem::text)
                .allSatisfy(text -> assertThat(text).startsWith("Evaluation '"))
                .anySatisfy(text -> assertThat(text).contains("unknown setting 'epsilno'; did you mean 'epsilon'?"))
                .anySatisfy(text -> assertThat(text).contains("attack pgd needs 'epsilon'"))
                .anySatisfy(text -> assertThat(text).contains("attack pgd needs 'step'"))
                .anySatisfy(text -> assertThat(text).contains("attack pgd needs 'steps'"))
                .anySatisfy(text -> assertThat(text).contains("Setting 'space' is 'outer'"));
    }

    @Test
    void listsOfEpsilonsArriveWithSpacesOrCommas() {
        assertThat(EpsilonSweep.parse("0 2/255  8/255"))
                .extracting(Object::toString)
                .containsExactly("0", "2/255", "8/255");
        assertThat(EpsilonSweep.parse("0, 8 / 255"))
                .extracting(Object::toString)
                .containsExactly("0", "8/255");
    }
}
