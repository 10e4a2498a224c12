package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.testing.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Damaged chunks of evaluations, without the checksum that stands before them in their file. */
class ChunkFuzzTest {
    @Test
    void chunks() {
        KeptChunk chunk = new KeptChunk(
                "attacked@1",
                EvaluatedChunk.of(20, 3)
                        .with("predictions", new int[] {0, 9, 65_535})
                        .with("losses", new float[] {0.1f, Float.NaN})
                        .with("exact", new double[] {0.1})
                        .with("names", new String[] {"apgd-ce", "é"})
                        .withCount("gradients", 1L << 40),
                1.5);
        Fuzz.damage(List.of(ChunkCodec.encode(chunk)), ChunkCodec::decode);
    }
}
