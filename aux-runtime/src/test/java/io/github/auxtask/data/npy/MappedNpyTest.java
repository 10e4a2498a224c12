package io.github.auxtask.data.npy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.NpyBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedNpyTest {
    @TempDir
    Path folder;

    @Test
    void piecesAcrossWindowsAreReadWhole() throws IOException {
        byte[] counted = new byte[1000];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = (byte) i;
        }
        Path file = Files.write(folder.resolve("a.npy"), NpyBytes.of("|u1", "(10, 100)", counted));

        MappedNpy array = MappedNpy.ofAnyShape(file, 64);

        assertThat(array.shape()).containsExactly(10, 100);
        byte[] out = new byte[502];
        array.read(137, out, 1, 500);
        assertThat(Arrays.copyOfRange(out, 1, 501)).isEqualTo(Arrays.copyOfRange(counted, 137, 637));
        assertThat(out[0]).isZero();
        assertThat(out[501]).isZero();
    }
}
