package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.data.npy.NpzFile;
import org.junit.jupiter.api.Test;

final class ResizingTest {
    @Test
    void formulaMatricesAreResizedAsScikitImageDoes() {
        JsonNode cases = Signals.json().get("resize");
        assertThat(cases).isNotEmpty();
        for (JsonNode described : cases) {
            int rows = described.get("shape").get(0).intValue();
            int columns = described.get("shape").get(1).intValue();
            assertThat(described.get("formula").textValue())
                    .isEqualTo("sin(0.37*i)+cos(0.23*j)+((i*7+j*13) mod 17)/17");
            double[] values = new double[rows * columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    values[i * columns + j] = Math.sin(0.37 * i) + Math.cos(0.23 * j) + (i * 7 + j * 13) % 17 / 17.0;
                }
            }
            Matrix resized = Resizing.resize(new Matrix(rows, columns, values), 64, 64);
            double[] expected = NpzFile.read(Signals.file("resize_64x64.npz"))
                    .get("r" + rows + "x" + columns)
                    .doubles();
            for (int i = 0; i < expected.length; i++) {
                assertThat(resized.values()[i]).isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    @Test
    void theSameSizeChangesNothing() {
        Matrix matrix = new Matrix(2, 3, new double[] {1, 2, 3, 4, 5, 6});
        assertThat(Resizing.resize(matrix, 2, 3).values()).containsExactly(matrix.values());
    }
}
