package io.github.auxtask.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ImageSetTest {
    private static final ImageShape DOT = new ImageShape(1, 1, 1);

    @Test
    void theDigestSeesPixelsLabelsAndShape() {
        ImageSet set = new ImageSet("a", 2, new ImageShape(1, 1, 2), new byte[] {1, 2}, new int[] {1});

        assertThat(set.digest())
                .isEqualTo(new ImageSet("b", 2, new ImageShape(1, 1, 2), new byte[] {1, 2}, new int[] {1}).digest())
                .isNotEqualTo(new ImageSet("a", 2, new ImageShape(1, 2, 1), new byte[] {1, 2}, new int[] {1}).digest())
                .isNotEqualTo(new ImageSet("a", 2, new ImageShape(1, 1, 2), new byte[] {1, 3}, new int[] {1}).digest())
                .isNotEqualTo(new ImageSet("a", 2, new ImageShape(1, 1, 2), new byte[] {1, 2}, new int[] {0}).digest());
    }

    @Test
    void pixelsAndLabelsMustFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageSet("dots", 2, DOT, new byte[3], new int[2]))
                .withMessageContaining("dots: 2 labels do not fit 3 values");
    }

    @Test
    void aLabelOutsideTheClassesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageSet("dots", 2, DOT, new byte[1], new int[] {2}))
                .withMessageContaining("label 2 is not in 0..1");
    }
}
