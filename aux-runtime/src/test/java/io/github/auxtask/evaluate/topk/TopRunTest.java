package io.github.auxtask.evaluate.topk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.testing.Fixtures;
import org.junit.jupiter.api.Test;

class TopRunTest {
    private static final int CLASSES = 20;
    private static final int LABEL_ARRAY = 1128;
    private static final int BONUS_ARRAY = 1129;

    /** torch.topk on the same scores (fixtures' {@code convengers.json}). */
    @Test
    void theLabelsAmongTheFirstAndTheFirstFiveAreTorchs() {
        JsonNode expected = Fixtures.read("convengers.json").get("top_k");
        int images = expected.at("/scores/shape/0").intValue();
        double[] scores = Fixtures.formulas().array(127, -3, 3, images * CLASSES);
        StringBuilder first = new StringBuilder();
        StringBuilder five = new StringBuilder();
        for (int n = 0; n < images; n++) {
            int label = (int) Math.floor(CLASSES * Fixtures.formulas().u(n, LABEL_ARRAY));
            assertThat(label).isEqualTo(expected.at("/labels/" + n).intValue());
            float[] row = new float[CLASSES];
            for (int k = 0; k < CLASSES; k++) {
                double bonus = k == label ? 2.5 * Fixtures.formulas().u(n, BONUS_ARRAY) : 0;
                row[k] = (float) (scores[n * CLASSES + k] + bonus);
            }
            int rank = TopRun.rank(row, label);
            first.append(rank < 1 ? 1 : 0);
            five.append(rank < 5 ? 1 : 0);
        }
        assertThat(first).hasToString(expected.get("hits_top1").textValue());
        assertThat(five).hasToString(expected.get("hits_top5").textValue());
    }
}
