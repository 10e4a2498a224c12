package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A maker's slip is one sentence, and nothing of the chunk is kept. */
class MadeBufferTest {
    private static final ImageShape SHAPE = new ImageShape(1, 1, 2);

    @TempDir
    Path root;

    private MadeBuffer buffer;

    @BeforeEach
    void second() {
        MadeLayout layout = new MadeLayout(
                5,
                List.of(new MadeArray("a", MadeType.FLOAT16, SHAPE), new MadeArray("b", MadeType.FLOAT32, SHAPE)),
                2);
        MadeKey key = new MadeKey("sign", 1, Map.of(), "train", "3".repeat(64), Map.of(), List.of());
        // images 2 and 3
        buffer = new MadeBuffer(RunStore.open(root).made(key, layout), 1);
    }

    @Test
    void valuesLieArrayAfterArrayWhateverOrderTheyComeIn() {
        buffer.put("b", 3, new float[] {9, 3, 4}, 1);
        buffer.put("a", 3, new float[] {7, 8}, 0);
        buffer.put("b", 2, new float[] {1, 2}, 0);
        buffer.put("a", 2, new float[] {5, 6}, 0);
        ByteBuffer whole = buffer.whole();
        assertThat(whole.remaining()).isEqualTo(2 * 2 * 2 + 2 * 2 * 4);
        float[] back = new float[4];
        MadeType.FLOAT16.decode(whole, 0, 4, back, 0);
        assertThat(back).containsExactly(5, 6, 7, 8);
        MadeType.FLOAT32.decode(whole, 8, 4, back, 0);
        assertThat(back).containsExactly(1, 2, 3, 4);
    }

    @Test
    void whatIsMissingIsNamed() {
        buffer.put("a", 2, new float[2], 0);
        buffer.put("a", 3, new float[2], 0);
        buffer.put("b", 2, new float[2], 0);
        refused(() -> buffer.whole(), "sign 1 has not made 'b' of image 3.");
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        refused(
                () -> buffer.put("a", 2, new float[] {1, Float.NaN}, 0),
                "What sign 1 makes of image 2 is no number (NaN in 'a').");
        refused(
                () -> buffer.put("a", 2, new float[] {1, -65_505}, 0),
                "What sign 1 makes of image 2 is too large for float16 (-65505.0 in 'a'): let it be kept as float32.");
        buffer.put("b", 2, new float[] {1, -65_505}, 0);
        refused(() -> buffer.put("c", 2, new float[2], 0), "sign 1 has made 'c', which it did not announce.");
        refused(
                () -> buffer.put("a", 4, new float[2], 0),
                "What sign 1 makes of image 4 was not asked for: it was to make images 2 to 3.");
    }

    private static void refused(Runnable put, String message) {
        assertThatThrownBy(put::run).isInstanceOf(RunFailedException.class).hasMessage(message);
    }
}
