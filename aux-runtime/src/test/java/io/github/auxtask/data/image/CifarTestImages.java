package io.github.auxtask.data.image;

import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** CIFAR-10's test images from the shared folder; who asks for them is skipped where they are absent. */
public final class CifarTestImages {
    private CifarTestImages() {}

    /** All 10,000. */
    public static ImageSet read() {
        try {
            byte[] records = Files.readAllBytes(Shared.dataset("cifar-10-batches-bin/test_batch.bin"));
            int size = ImageShape.RGB_32.size();
            int count = records.length / (1 + size);
            byte[] pixels = new byte[count * size];
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = records[i * (1 + size)];
                System.arraycopy(records, i * (1 + size) + 1, pixels, i * size, size);
            }
            return new ImageSet("cifar10 test", 10, ImageShape.RGB_32, pixels, labels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
