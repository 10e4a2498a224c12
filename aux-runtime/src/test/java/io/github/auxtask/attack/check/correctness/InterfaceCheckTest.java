package io.github.auxtask.attack.check.correctness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.inspection.CheckLab;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What C11 says of classifiers that are not given what they want, or do not give what attacks want. */
class InterfaceCheckTest {
    private static final Attack SUITE = CheckLab.suite(CheckLab.threat("0.06"));

    private static Judgement judged(UnaryOperator<Tensor> network, float[] images) {
        try (CheckLab lab = new CheckLab(network, CheckLab.STANDARDISED, images)) {
            return new InterfaceCheck().judge(lab.inspection(SUITE));
        }
    }

    private static float[] images() {
        return CheckLab.standardised(CheckLab.pixels(7));
    }

    @Test
    void logitsOfStandardisedImagesAreFine() {
        Judgement judged = judged(CheckLab::small, images());
        assertThat(judged.status()).as(judged.text()).isEqualTo(Status.OK);
        assertThat(judged.text()).contains("channels with mean (standard deviation)");
    }

    @Test
    void softmaxOutputsAreFound() {
        Judgement judged = judged(x -> CheckLab.small(x).logSoftmax(1).exp(), images());
        assertThat(judged.status()).isEqualTo(Status.FAIL);
        assertThat(judged.text()).contains("softmax");
        assertThat(judged(x -> CheckLab.small(x).logSoftmax(1), images()).status())
                .as("logarithms of probabilities are as good as logits")
                .isEqualTo(Status.OK);
    }

    @Test
    void batchStatisticsAreFound() {
        Judgement judged = judged(
                x -> CheckLab.small(x.sub(x.mean()).times(3))
                        .add(x.mean().times(40).mul(CheckLab.small(x))),
                images());
        assertThat(judged.status()).isEqualTo(Status.FAIL);
        assertThat(judged.text()).contains("train mode");
    }

    @Test
    void randomisedForwardPassesAreFound() {
        float[][] scores = {{1, 2}, {3, 4}};
        float[][] others = {{1, 2.1f}, {3, 4}};
        assertThat(ForwardLint.complaint(scores, others, scores)).contains("randomised", "suite-rand");
        assertThat(ForwardLint.complaint(scores, scores, others)).contains("train mode");
        assertThat(ForwardLint.complaint(scores, scores, scores)).isNull();
    }

    @Test
    void networkThatStandardisesByItselfIsFound() {
        UnaryOperator<Tensor> inside = x -> CheckLab.small(x.plus(-0.47).times(4));
        try (CheckLab lab = new CheckLab(inside, CheckLab.STANDARDISED, images())) {
            lab.labels = lab.predictions(CheckLab.pixels(7));
            Judgement judged = new InterfaceCheck().judge(lab.inspection(SUITE));
            assertThat(judged.status()).as(judged.text()).isEqualTo(Status.FAIL);
            assertThat(judged.text()).contains("Double normalisation");
        }
    }

    /** Networks that are given pixels from 0 to 1 and were trained on something else: the factor and the sum that make it of pixels. */
    @ParameterizedTest
    @CsvSource({
        "255, 0, The network expects pixels from 0 to 255",
        "2, -1, The network expects pixels from -1 to 1",
        "4, -2, 'The network expects images that are standardised, and is given pixels'"
    })
    void networksThatWantAnotherRangeAreFound(double factor, double plus, String sentence) {
        InputSpec plain = new InputSpec(3, 6, 6, new float[3], new float[] {1, 1, 1});
        // Its own input undone, and then so much contrast that pixels as they are say nothing to it.
        UnaryOperator<Tensor> inside =
                x -> CheckLab.small(x.plus(-plus).times(1 / factor).plus(-0.5).times(40));
        float[] pixels = CheckLab.pixels(7);
        float[] wanted = new float[pixels.length];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = (float) (factor * pixels[i] + plus);
        }
        try (CheckLab lab = new CheckLab(inside, plain, pixels)) {
            lab.labels = lab.predictions(wanted);
            Judgement judged = new InterfaceCheck().judge(lab.inspection(SUITE));
            assertThat(judged.status()).as(judged.text()).isEqualTo(Status.FAIL);
            assertThat(judged.text()).contains(sentence);
        }
    }

    @Test
    void imagesStandardisedTwiceAndImagesOf255AreFound() {
        assertThat(judged(CheckLab::small, CheckLab.standardised(images())).text())
                .contains("the images were standardised twice");
        float[] bytes = CheckLab.pixels(7);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] *= 255;
        }
        assertThat(judged(CheckLab::small, CheckLab.standardised(bytes)).text()).contains("the range 0 to 255");
    }
}
