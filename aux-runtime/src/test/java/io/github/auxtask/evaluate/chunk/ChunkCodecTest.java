package io.github.auxtask.evaluate.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.evaluate.EvaluatedChunk;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChunkCodecTest {
    private static final KeptChunk CHUNK = new KeptChunk(
            "attacked@1",
            EvaluatedChunk.of(949_999, 3)
                    .with("predictions", new int[] {0, 9, 65_535})
                    .with("whole", new int[] {-1, Integer.MAX_VALUE, 3})
                    .with("losses", new float[] {0.1f, -0f, Float.MIN_VALUE, Float.NaN})
                    .with("none", new float[0])
                    .with("exact", new double[] {0.1, 1e-9})
                    .with("names", new String[] {"apgd-ce", "é"})
                    .withCount("gradients", 1L << 40),
            12.345678901234567);

    @Test
    void aChunkComesBackBitForBit() throws IOException {
        KeptChunk back = ChunkCodec.decode(ChunkCodec.encode(CHUNK));
        // Not a number is compared below: to itself it is unlike.
        assertThat(back)
                .usingRecursiveComparison()
                .ignoringFields("chunk.columns.losses")
                .isEqualTo(CHUNK);
        assertThat(back.chunk().floats("losses")).containsExactly(0.1f, -0f, Float.MIN_VALUE, Float.NaN);
        assertThat(back.chunk().counted("gradients")).isEqualTo(1L << 40);
        assertThat(back.chunk().columns().keySet())
                .containsExactlyElementsOf(CHUNK.chunk().columns().keySet());
    }

    @Test
    void predictionsTakeTwoBytes() {
        int few = ChunkCodec.encode(
                        new KeptChunk("k@1", EvaluatedChunk.of(0, 1000).with("p", new int[1000]), 0))
                .length;
        assertThat(few).isBetween(2000, 2100);
    }

    @Test
    void whatIsNotAChunkIsRefusedAndTakesNoMemory() {
        byte[] bytes = ChunkCodec.encode(CHUNK);
        for (int length = 0; length < bytes.length; length++) {
            byte[] torn = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ChunkCodec.decode(torn)).isInstanceOf(IOException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> ChunkCodec.decode(longer)).isInstanceOf(IOException.class);
        for (int at = 0; at < bytes.length - Integer.BYTES; at++) {
            byte[] huge = bytes.clone();
            Arrays.fill(huge, at, at + Integer.BYTES, (byte) 0x7F);
            try {
                ChunkCodec.decode(huge);
            } catch (IOException e) {
                assertThat(e).isNotNull(); // refused, and no array of two thousand millions was asked for
            }
        }
    }

    @Test
    void aColumnOfAnotherNameOrTypeIsNotThere() {
        EvaluatedChunk chunk = EvaluatedChunk.of(0, 1).with("predictions", new int[] {1});
        assertThatThrownBy(() -> chunk.ints("prediction")).hasMessageContaining("no column 'prediction'");
        assertThatThrownBy(() -> chunk.floats("predictions")).hasMessageContaining("of float[]");
        assertThat(chunk.has("predictions")).isTrue();
        assertThatThrownBy(() -> EvaluatedChunk.of(3, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
