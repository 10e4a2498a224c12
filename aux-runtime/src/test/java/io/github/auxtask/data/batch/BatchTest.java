package io.github.auxtask.data.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.image.FloatBlock;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final int SIZE = 5;

    private static float[] rows(int extent) {
        float[] values = new float[SIZE * extent];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return values;
    }

    private static Batch batch() {
        return new Batch(3, 4, SIZE, rows(2), new int[] {9, 8, 7, 6, 5}, new int[] {0, 1, 2, 3, 4}, List.of())
                .withTargets(List.of(new FloatBlock(new long[] {SIZE, 1, 3}, rows(3))));
    }

    @Test
    void partsAreAsEqualAsTheyCanBeAndTogetherTheBatch() {
        List<Batch> parts = batch().parts(3);
        assertThat(parts).extracting(Batch::size).containsExactly(2, 2, 1);
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.epoch()).isEqualTo(3);
            assertThat(part.step()).isEqualTo(4);
        });
        assertThat(parts.get(1).images()).containsExactly(4, 5, 6, 7);
        assertThat(parts.get(1).labels()).containsExactly(7, 6);
        assertThat(parts.get(1).indices()).containsExactly(2, 3);
        assertThat(parts.get(1).targets().get(0).shape()).containsExactly(2, 1, 3);
        assertThat(parts.get(1).targets().get(0).values()).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(batch().parts(1).get(0).images()).isEqualTo(batch().images());
    }

    @Test
    void thereAreNoMorePartsThanImages() {
        assertThat(batch().parts(9)).hasSize(SIZE).extracting(Batch::size).containsOnly(1);
    }

    @Test
    void partsOfStoredImagesAreStoredToo() {
        byte[] pixels = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        Batch stored = new Batch(
                0, 0, SIZE, new float[0], new int[SIZE], new int[SIZE], List.of(), new StoredImages(pixels, rows(3)));
        Batch last = stored.parts(2).get(1);
        assertThat(last.images()).isEmpty();
        assertThat(last.stored().pixels()).containsExactly(6, 7, 8, 9);
        assertThat(last.stored().numbers()).containsExactly(9, 10, 11, 12, 13, 14);
    }
}
