package io.github.auxtask.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShapesDatasetTest {
    private static final Dataset SHAPES = ShapesDataset.standard().draw();

    @Test
    void theDigestStandsForThesePixels() {
        // Whoever changes a pixel must raise GENERATOR_VERSION, and then both of these.
        assertThat(ShapesDataset.DIGEST.hex())
                .isEqualTo("1849b3324d01bb28e5521800f6bc1f8e42284a5555ad24e5b86b6fa5b3c83b21");
        assertThat(SHAPES.tensorDigest().hex())
                .isEqualTo("673cef0a4e4fbd7651b38144c092daa70863cad44e20140f558c3cc2e2da3bd8");
        assertThat(SHAPES.digest())
                .isEqualTo(ShapesDataset.DIGEST)
                .isEqualTo(ShapesDataset.standard().digest());
    }

    @Test
    void aSmallerSetIsTheBeginningOfALargerOneWithAnotherDigest() {
        Dataset small = new ShapesDataset(30, 10).draw();

        assertThat(small.train().pixels())
                .isEqualTo(Arrays.copyOf(SHAPES.train().pixels(), small.train().pixels().length));
        assertThat(small.digest()).isNotEqualTo(ShapesDataset.DIGEST);
    }

    @Test
    void classesAreBalanced() {
        int[] counts = new int[10];
        Arrays.stream(SHAPES.train().labels()).forEach(label -> counts[label]++);

        assertThat(counts).containsOnly(200);
        assertThat(SHAPES.classNames()).hasSize(10).contains("star");
    }

    @Test
    void trainingAndTestImagesDiffer() {
        assertThat(Arrays.copyOf(SHAPES.train().pixels(), 3072))
                .isNotEqualTo(Arrays.copyOf(SHAPES.test().pixels(), 3072));
    }

    @Test
    void everyClassHasTheSameMeanColour() {
        double[] sums = new double[10];
        int count = SHAPES.train().count();
        for (int i = 0; i < count; i++) {
            for (int p = 0; p < 3072; p++) {
                sums[SHAPES.train().label(i)] += SHAPES.train().pixels()[i * 3072 + p] & 0xFF;
            }
        }
        // 200 images per class, a standard deviation of about 36 between images: 2.5 of the mean.
        for (double sum : sums) {
            assertThat(sum / (count / 10.0) / 3072).isCloseTo(127.5, within(10.0));
        }
    }

    @Test
    void noLinearModelLearnsThem() {
        Softmax model = new Softmax();
        float[] train = standardised(SHAPES.train());
        for (int epoch = 0; epoch < 8; epoch++) {
            double rate = 0.002 / (1 + 0.3 * epoch);
            for (int i : RandomStream.of(1, "order", epoch)
                    .permutation(SHAPES.train().count())) {
                model.step(train, i * 3072, SHAPES.train().label(i), rate);
            }
        }

        assertThat(model.accuracy(train, SHAPES.train())).isGreaterThan(0.4); // it did train
        assertThat(model.accuracy(standardised(SHAPES.test()), SHAPES.test())).isLessThan(0.4);
    }

    private static float[] standardised(ImageSet images) {
        float[] out = new float[images.pixels().length];
        for (int i = 0; i < images.count(); i++) {
            SHAPES.standardisation().apply(images.pixels(), images.offset(i), images.shape(), out, images.offset(i));
        }
        return out;
    }

    /** Multinomial logistic regression on pixels. */
    private static final class Softmax {
        private final float[][] weights = new float[10][3072];
        private final float[] bias = new float[10];

        private double[] probabilities(float[] x, int at) {
            double[] p = new double[10];
            for (int k = 0; k < 10; k++) {
                float sum = bias[k];
                for (int i = 0; i < 3072; i++) {
                    sum += weights[k][i] * x[at + i];
                }
                p[k] = sum;
            }
            double top = Arrays.stream(p).max().orElseThrow();
            double total = Arrays.stream(p).map(v -> Math.exp(v - top)).sum();
            Arrays.setAll(p, k -> Math.exp(p[k] - top) / total);
            return p;
        }

        void step(float[] x, int at, int label, double rate) {
            double[] p = probabilities(x, at);
            for (int k = 0; k < 10; k++) {
                float delta = (float) (rate * ((k == label ? 1 : 0) - p[k]));
                bias[k] += delta;
                for (int i = 0; i < 3072; i++) {
                    weights[k][i] += delta * x[at + i];
                }
            }
        }

        double accuracy(float[] x, ImageSet images) {
            int correct = 0;
            for (int i = 0; i < images.count(); i++) {
                double[] p = probabilities(x, i * 3072);
                double best = Arrays.stream(p).max().orElseThrow();
                correct += p[images.label(i)] == best ? 1 : 0;
            }
            return correct / (double) images.count();
        }
    }
}
