package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.data.npy.NpzFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ResizingTest {
    private static final String NUMBER = "([0-9.]+)";
    private static final Pattern FORMULA =
            Pattern.compile("sin\\(N\\*i\\)\\+cos\\(N\\*j\\)\\+\\(\\(i\\*N\\+j\\*N\\) mod N\\)/N".replace("N", NUMBER));

    @Test
    void formulaMatricesAreResizedAsScikitImageDoes() {
        JsonNode cases = Signals.json().get("resize");
        assertThat(cases).isNotEmpty();
        for (JsonNode described : cases) {
            int rows = described.get("shape").get(0).intValue();
            int columns = described.get("shape").get(1).intValue();
            double[] constants = constants(described.get("formula").textValue());
            double[] values = new double[rows * columns];
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    values[i * columns + j] = Math.sin(constants[0] * i)
                            + Math.cos(constants[1] * j)
                            + (i * constants[2] + j * constants[3]) % constants[4] / constants[5];
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

    /** The numbers of sin(a*i)+cos(b*j)+((i*c+j*d) mod e)/f, in that order. */
    private static double[] constants(String formula) {
        Matcher form = FORMULA.matcher(formula);
        assertThat(form.matches()).as(formula).isTrue();
        return IntStream.rangeClosed(1, form.groupCount())
                .mapToDouble(group -> Double.parseDouble(form.group(group)))
                .toArray();
    }

    @Test
    void theSameSizeChangesNothing() {
        Matrix matrix = new Matrix(2, 3, new double[] {1, 2, 3, 4, 5, 6});
        assertThat(Resizing.resize(matrix, 2, 3).values()).containsExactly(matrix.values());
    }
}
