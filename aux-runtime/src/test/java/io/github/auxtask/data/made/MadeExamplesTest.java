package io.github.auxtask.data.made;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MadeExamplesTest {
    private static final ImageShape SHAPE = new ImageShape(2, 1, 2);
    private static final Standardisation STANDARDISATION =
            new Standardisation(new float[] {0.5f, 0.25f}, new float[] {0.5f, 0.125f});

    @Test
    void madeImagesAreStandardisedByChannelAndKeepTheLabelsOfTheirOriginals() {
        MadeExamples examples = MadeExamples.of(made(3), "k50", originals(3), new int[] {2, 0}, STANDARDISATION);
        float[] out = new float[5];
        examples.write(0, 7, out, 1);
        // of image 2: 0.2, 0.2, 0.2, 0.2
        assertThat(out).containsExactly(new float[] {0, -0.6f, -0.6f, -0.4f, -0.4f}, within(1e-6f));
        assertThat(examples.count()).isEqualTo(2);
        assertThat(examples.index(0)).isEqualTo(2);
        assertThat(examples.label(0)).isEqualTo(1);
        assertThat(examples.label(1)).isZero();
        assertThat(examples.shape()).isEqualTo(SHAPE);
        assertThat(examples.classes()).isEqualTo(2);
    }

    @Test
    void whatWasMadeFromOtherImagesIsRefused() {
        assertThatThrownBy(() -> MadeExamples.of(made(3), "k50", originals(4), new int[0], STANDARDISATION))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("3 images were made, which are not those of");
        assertThatThrownBy(() -> MadeExamples.of(made(3), "k60", originals(3), new int[0], STANDARDISATION))
                .hasMessage("nothing of the name 'k60' was made");
        assertThatThrownBy(() -> MadeExamples.of(made(3), "k50", originals(3), new int[0], Standardisation.CIFAR10))
                .hasMessageContaining("other channels");
    }

    private static ImageSet originals(int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i / 2;
        }
        return new ImageSet("originals", 2, SHAPE, new byte[count * SHAPE.size()], labels);
    }

    /** Image i is full of i / 10. */
    private static MadeData made(int count) {
        return new MadeData() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public List<MadeArray> arrays() {
                return List.of(new MadeArray("k50", MadeType.FLOAT32, SHAPE));
            }

            @Override
            public ContentId digest() {
                return ContentId.of("made");
            }

            @Override
            public void read(String array, int index, float[] out, int at) {
                Arrays.fill(out, at, at + SHAPE.size(), index / 10f);
            }
        };
    }
}
