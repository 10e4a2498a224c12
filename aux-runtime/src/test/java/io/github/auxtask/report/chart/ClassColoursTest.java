package io.github.auxtask.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.embedding.ScatterPicture;
import org.junit.jupiter.api.Test;

final class ClassColoursTest {
    @Test
    void theLegendOfAPlaneHasTheColoursThatThePlaneIsDrawnIn() {
        assertThat(Palette.CLASSES).isEqualTo(ScatterPicture.RGB);
        assertThat(ScatterPicture.COLOURS).doesNotHaveDuplicates().hasSize(2 * Palette.CLASSES.size());
        // All but the brown are colours of lines, whose distances are tested.
        assertThat(Palette.LIGHT).containsAll(Palette.CLASSES);
    }
}
