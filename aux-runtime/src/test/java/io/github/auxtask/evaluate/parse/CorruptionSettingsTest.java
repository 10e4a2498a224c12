package io.github.auxtask.evaluate.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.data.corruption.benchmark.Corruptions;
import io.github.auxtask.evaluate.corrupted.CorruptedTask;
import io.github.auxtask.experiment.spec.Evaluation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorruptionSettingsTest {
    private static CorruptedTask plan(Map<String, Object> settings) {
        return (CorruptedTask)
                Evaluations.parse(new Evaluation("mine", settings)).task();
    }

    @Test
    void thePapersEvaluationIsAllCorruptionsWithoutTheFirstHundredImages() {
        CorruptedTask plan = plan(Map.of("corruptions", "all", "skip-first", 100));

        assertThat(plan.cells()).hasSize(95);
        assertThat(plan.corruptions()).isEqualTo(Corruptions.NAMES);
        assertThat(plan.severities()).containsExactly(1, 2, 3, 4, 5);
        assertThat(plan.skipFirst()).isEqualTo(100);
        assertThat(plan.source()).isEqualTo(CorruptionSource.AUTO);
    }

    @Test
    void namesAndSeveritiesMayBeListed() {
        CorruptedTask plan = plan(Map.of("corruptions", "fog, snow", "severities", "2, 5", "images", 7));

        assertThat(plan.cells())
                .extracting(Object::toString)
                .containsExactly(
                        "Cell[corruption=fog, severity=2]",
                        "Cell[corruption=fog, severity=5]",
                        "Cell[corruption=snow, severity=2]",
                        "Cell[corruption=snow, severity=5]");
        assertThat(plan.needs().repetitions()).isEqualTo(4);
        assertThat(plan(Map.of("corruptions", "fog", "severities", 3)).severities())
                .isEqualTo(List.of(3));
        assertThat(plan(Map.of("corruptions", "fog", "severities", "2..4")).severities())
                .isEqualTo(List.of(2, 3, 4));
    }

    @Test
    void imagesUnderACorruptionFromOutsideAreMade() {
        assertThat(plan(Map.of("corruptions", "fog posterise")).source()).isEqualTo(CorruptionSource.GENERATED);
        Evaluation official =
                new Evaluation("mine", Map.of("corruptions", "fog, posterise", "corruption-source", "official"));
        assertThatThrownBy(() -> Evaluations.parse(official))
                .isInstanceOf(BadInputException.class)
                .hasMessage("Evaluation 'mine': CIFAR-10-C has no images of the corruption 'posterise': set"
                        + " corruption-source: generated, or leave it out of corruptions.");
    }

    @Test
    void allMeansThePublishedNineteen() {
        assertThat(plan(Map.of("corruptions", "all")).corruptions())
                .isEqualTo(Corruptions.NAMES)
                .hasSize(19);
        assertThat(new Corruptions(Path.of("no such folder")).published())
                .extracting(Corruption::name)
                .isEqualTo(Corruptions.NAMES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fogg | 1..5 | Unknown corruption 'fogg'; did you mean 'fog'?",
                "fog, | 1..5 | Unknown corruption ''",
                "fog, fog | 1..5 | names one twice",
                "fog | 0..5 | There is no severity 0: severities are 1 to 5.",
                "fog | 6 | There is no severity 6: severities are 1 to 5.",
                "fog | 5..1 | must name each severity once",
                "fog | strong | must be like 1..5 or 1, 3",
                "none | 3 | without corruptions there is no 'severities'"
            })
    void whatMakesNoSenseIsOneSentence(String corruptions, String severities, String sentence) {
        Evaluation evaluation = new Evaluation("mine", Map.of("corruptions", corruptions, "severities", severities));

        assertThatThrownBy(() -> Evaluations.parse(evaluation))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Evaluation 'mine': ")
                .hasMessageContaining(sentence);
    }

    @Test
    void anAttackOnCorruptedImagesIsRefused() {
        Evaluation both = new Evaluation("mine", Map.of("attack", "fgsm", "epsilon", "8/255", "corruptions", "all"));

        assertThatThrownBy(() -> Evaluations.parse(both))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("attack fgsm has no 'corruptions'");
    }

    @Test
    void imagesThatTrainingHasSeenMustBeLeftOut() {
        Evaluation some = new Evaluation("mine", Map.of("corruptions", "all", "skip-first", 50));
        Evaluation clean = new Evaluation("clean", Map.of());

        assertThatThrownBy(() -> Evaluations.parse(some).requireUnseen(100))
                .isInstanceOf(BadInputException.class)
                .hasMessage("Evaluation 'mine': training has tuned on corrupted copies of the first 100 test images,"
                        + " but skip-first is 50: set skip-first: 100.");
        assertThatCode(() -> Evaluations.parse(some).requireUnseen(50)).doesNotThrowAnyException();
        assertThatCode(() -> Evaluations.parse(clean).requireUnseen(100)).doesNotThrowAnyException();
    }
}
