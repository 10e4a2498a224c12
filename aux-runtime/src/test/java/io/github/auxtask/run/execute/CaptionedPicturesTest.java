package io.github.auxtask.run.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageGrid;
import io.github.auxtask.provenance.Picture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CaptionedPicturesTest {
    private static final List<String> CLASSES = List.of("cat", "dog", "ship");

    private final List<Picture> taken = new ArrayList<>();
    private final CaptionedPictures pictures =
            new CaptionedPictures((picture, content) -> taken.add(picture), CLASSES, List.of(2, 0));

    @Test
    void columnsAreNamedByTheImagesAndLabelsAndPlanesByTheClasses() {
        pictures.add(picture("targets"), sheet(2));
        pictures.add(picture("labels"), sheet(3));
        pictures.add(picture("embedding"), sheet(1));
        assertThat(taken).extracting(Picture::captions).containsExactly(List.of("ship", "cat"), CLASSES, CLASSES);
    }

    @Test
    void whatAMethodSaysItselfStaysAndASheetOfOtherColumnsIsLeftAlone() {
        pictures.add(picture("targets").captioned(List.of("own")), sheet(2));
        pictures.add(picture("predictions"), sheet(3));
        assertThat(taken).extracting(Picture::captions).containsExactly(List.of("own"), List.of());
    }

    @Test
    void confidenceIsTheLargestShareOfTheSoftmax() {
        assertThat(Confidence.percent(new float[] {1, 1, 1, 1})).isEqualTo("25 %");
        assertThat(Confidence.percent(new float[] {(float) Math.log(3), 0})).isEqualTo("75 %");
        assertThat(Confidence.percent(new float[] {500, -500})).isEqualTo("100 %");
    }

    private static Picture picture(String kind) {
        return new Picture(kind + ".png", kind, "title", "text", List.of());
    }

    private static byte[] sheet(int columns) {
        return new ImageGrid()
                .row(new FloatBlock(new long[] {columns, 1, 3, 3}, new float[columns * 9]))
                .png();
    }
}
