package io.github.auxtask.evaluate.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.testing.Fixtures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RocAucTest {
    private static boolean[] positive(String labels) {
        boolean[] positive = new boolean[labels.length()];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = labels.charAt(i) == '1';
        }
        return positive;
    }

    @Test
    void itIsThatOfScikitLearn() {
        JsonNode fixture = Fixtures.read("signed_input.json");
        double tolerance = fixture.get("tolerance").get("float64_rel").doubleValue();
        for (JsonNode expected : fixture.get("roc_auc").get("cases")) {
            double[] scores = Fixtures.numbers(expected.get("scores"));
            assertThat(RocAuc.of(scores, positive(expected.get("labels").textValue())))
                    .as(expected.get("name").textValue())
                    .isCloseTo(expected.get("auc").doubleValue(), within(tolerance));
        }
        JsonNode equal = fixture.get("roc_auc").get("all_scores_equal");
        boolean[] labels = positive(equal.get("labels").textValue());
        double[] scores = new double[labels.length];
        Arrays.fill(scores, equal.get("score").doubleValue());
        assertThat(RocAuc.of(scores, labels)).isEqualTo(equal.get("auc").doubleValue());
    }

    @Test
    void itIsTheShareOfPairsInTheRightOrder() {
        RandomStream random = RandomStream.of(1, "auc");
        double[] scores = new double[60];
        boolean[] positive = new boolean[60];
        for (int i = 0; i < 60; i++) {
            scores[i] = random.nextInt(12);
            positive[i] = random.nextInt(3) == 0;
        }
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < 60; i++) {
            for (int j = 0; j < 60; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        assertThat(RocAuc.of(scores, positive)).isCloseTo(won / pairs, within(1e-12));
    }

    @Test
    void ofImagesOfOneKindThereIsNone() {
        assertThatThrownBy(() -> RocAuc.of(new double[] {1, 2}, new boolean[] {true, true}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void logOddsAreThoseOfTheSoftmax() {
        float[] scores = {1, -2, 0.5f};
        double sum = Math.exp(1) + Math.exp(-2) + Math.exp(0.5);
        for (int k = 0; k < 3; k++) {
            double p = Math.exp(scores[k]) / sum;
            assertThat(AucRun.logOdds(scores, k)).isCloseTo(Math.log(p / (1 - p)), within(1e-12));
        }
        assertThat(AucRun.logOdds(new float[] {400, -400}, 0))
                .isGreaterThan(AucRun.logOdds(new float[] {399, -400}, 0));
    }
}
