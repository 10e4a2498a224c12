package io.github.auxtask.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
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

    private static final ImageShape PAIR = new ImageShape(1, 1, 2);

    private static ImageSet onRead(int count) {
        return ImageSet.decodedOnRead(
                "pairs",
                2,
                PAIR,
                (index, out, at) -> {
                    if (index == 7) {
                        throw new BadInputException("image 7 is damaged");
                    }
                    out[at] = (byte) index;
                    out[at + 1] = (byte) (index * 3);
                },
                new int[count]);
    }

    @Test
    void imagesDecodedOnReadAreThoseInMemory() {
        ImageSet images = onRead(5);

        assertThat(images.inMemory()).isFalse();
        assertThat(images.decoded().pixels()).containsExactly(0, 0, 1, 3, 2, 6, 3, 9, 4, 12);
        assertThat(images.decoded().digest()).isEqualTo(images.digest());
        byte[] out = new byte[4];
        images.decoded().read(3, out, 1);
        assertThat(out).containsExactly(0, 3, 9, 0);
        assertThatThrownBy(images::pixels)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("pairs is not in memory as a whole: read its images one by one");
    }

    @Test
    void theFirstImageThatCannotBeReadIsTold() {
        assertThatThrownBy(() -> onRead(9).decodeEach())
                .isInstanceOf(BadInputException.class)
                .hasMessage("image 7 is damaged");
        assertThatThrownBy(() -> onRead(9).decoded()).hasMessage("image 7 is damaged");
        onRead(7).decodeEach();
    }

    @Test
    void ofAHugeSetSomeImagesStandForAll() {
        ImageSet images = onRead(5);
        ImageSet other = ImageSet.decodedOnRead(
                "pairs",
                2,
                PAIR,
                (index, out, at) -> {
                    images.read(index, out, at);
                    out[at] = (byte) (out[at] + (index == 1 ? 1 : 0));
                },
                new int[5]);

        assertThat(ImageDigest.of(other, 1)).isNotEqualTo(ImageDigest.of(images, 1));
        assertThat(ImageDigest.of(other, 2)).isEqualTo(ImageDigest.of(images, 2));
        assertThat(ImageDigest.of(images, 2)).isNotEqualTo(ImageDigest.of(images, 1));
        assertThat(ImageDigest.of(images.decoded(), 2)).isEqualTo(ImageDigest.of(images, 2));
    }
}
