package io.github.auxtask.evaluate.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.evaluate.ExampleBatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExamplesAheadTest {
    private static final Examples EXAMPLES =
            ImageExamples.of(new ShapesDataset(10, 40).draw().test(), Standardisation.SYMMETRIC);

    /** Pieces as they come: begun anywhere, halved because one did not fit into memory, and never aligned. */
    @ParameterizedTest
    @CsvSource({
        "'0-8 8-16 16-24 24-32 32-40'",
        "'0-40'",
        "'5-15 15-25 25-35 35-40'",
        "'13-20 13-17 17-21 21-24 24-40'",
        "'0-16 0-8 8-16 16-24 16-20 20-24 24-25 25-40'",
        "'39-40'",
    })
    void piecesOfAnySizeAreTheExamplesInOrder(String pieces) {
        for (int threads : new int[] {0, 1, 3}) {
            try (ExamplesAhead ahead = new ExamplesAhead(EXAMPLES, threads)) {
                for (String piece : pieces.split(" ", -1)) {
                    int from = Integer.parseInt(piece.split("-", -1)[0]);
                    int to = Integer.parseInt(piece.split("-", -1)[1]);
                    ExampleBatch read = ahead.read(from, to);
                    ExampleBatch expected = ExampleBatch.read(EXAMPLES, from, to);
                    assertThat(read.inputs()).as(piece).containsExactly(expected.inputs());
                    assertThat(read.labels()).containsExactly(expected.labels());
                    assertThat(read.indices()).containsExactly(expected.indices());
                }
            }
        }
    }
}
