package io.github.auxtask.evaluate.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.attack.AttackShare;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunkCodecTest {
    private static final EvaluatedChunk CHUNK = new EvaluatedChunk(
            949_999,
            new int[][] {{0, 9, 65_535}, {1, 2, 3}},
            new float[] {0.1f, -0f, Float.MIN_VALUE},
            new float[] {1f / 3},
            new EvaluatedChunk.Counts(3, 2, 1, 1L << 40, 7),
            List.of(
                    new AttackShare("apgd-ce", 3, 2, 1, 1, 60, 0, 0.1),
                    new AttackShare("square", 1, 0, 1, 3, 0, 1L << 35, 1e-9)),
            12.345678901234567);

    @Test
    void aChunkComesBackBitForBit() throws IOException {
        assertThat(ChunkCodec.decode(ChunkCodec.encode(CHUNK)))
                .usingRecursiveComparison()
                .isEqualTo(CHUNK);
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
        byte[] huge = bytes.clone();
        Arrays.fill(huge, Integer.BYTES, 3 * Integer.BYTES, (byte) 0x7F);
        assertThatThrownBy(() -> ChunkCodec.decode(huge)).isInstanceOf(IOException.class);
    }
}
