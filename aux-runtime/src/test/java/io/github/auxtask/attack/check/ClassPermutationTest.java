package io.github.auxtask.attack.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.attack.check.inspection.LabelledPredictions;
import io.github.auxtask.core.RandomStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPermutationTest {
    private static final List<String> NAMES =
            List.of("ant", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", "ibex", "jay");
    private static final int[] ROTATED = {3, 4, 5, 6, 7, 8, 9, 0, 1, 2};
    private static final int[] OWN = IntStream.range(0, 10).toArray();

    @Test
    void anotherOrderIsFoundAndNamedAsTheSettingWantsIt() {
        assertThat(ClassPermutation.complaint(seen(1000, ROTATED, 0.6)))
                .hasValueSatisfying(
                        text -> assertThat(text)
                                .contains("another order of classes")
                                .containsPattern("6\\d\\.\\d % of the other half are right, instead of \\d\\.\\d %")
                                .endsWith(
                                        "(-Daux.classes); as far as these images show it, it is hen,ibex,jay,ant,bee,cat,dog,elk,fox,gnu."));
    }

    @Test
    void aWeakNetworksOrderIsFoundOnSomeHundredImages() {
        assertThat(ClassPermutation.complaint(seen(300, ROTATED, 0.22))).isPresent();
    }

    @Test
    void twoClassesThatAreExchangedAreFoundAmongTenThatAreMostlyRight() {
        int[] exchanged = OWN.clone();
        exchanged[8] = 9;
        exchanged[9] = 8;
        assertThat(ClassPermutation.complaint(seen(1000, exchanged, 0.8)))
                .hasValueSatisfying(text -> assertThat(text).endsWith("ant,bee,cat,dog,elk,fox,gnu,hen,jay,ibex."));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.9, 0.3, 0})
    void nothingIsFoundWhereTheLabelsOrderIsRightOrNoneIs(double skill) {
        for (int images : new int[] {0, 1, 7, 32, 1000}) {
            assertThat(ClassPermutation.complaint(seen(images, OWN, skill)))
                    .as("%d images", images)
                    .isEmpty();
        }
    }

    @Test
    void aNetworkThatTakesEverythingForOneClassHasNoOrder() {
        LabelledPredictions labelled = seen(1000, OWN, 1);
        assertThat(ClassPermutation.complaint(new LabelledPredictions(NAMES, labelled.labels(), new int[1000])))
                .isEmpty();
    }

    /** Labels in turns, as in balanced subsets, and predictions of which a share is right and the others are drawn. */
    private static LabelledPredictions seen(int images, int[] order, double skill) {
        RandomStream random = RandomStream.of(3, "permutation");
        int[] labels = new int[images];
        int[] predictions = new int[images];
        for (int i = 0; i < images; i++) {
            labels[i] = random.nextInt(10);
            predictions[i] = random.nextInt(1000) < 1000 * skill ? order[labels[i]] : random.nextInt(10);
        }
        return new LabelledPredictions(NAMES, labels, predictions);
    }
}
