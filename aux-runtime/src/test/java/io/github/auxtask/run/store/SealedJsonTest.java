package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedJsonTest {
    private static final Map<String, Object> CONTENT = Map.of(
            "seconds", 3.066942413333333E-4, "large", 1e300, "count", 3, "text", "E e", "list", List.of("a", "b"));

    @TempDir
    private Path folder;

    @Test
    void whatWasWrittenIsReadWithoutItsSeal() throws IOException {
        Path file = folder.resolve("x.json");
        SealedJson.write(file, CONTENT);
        assertThat(SealedJson.read(file).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(CONTENT.keySet());
        assertThat(SealedJson.read(file).get("seconds").asDouble()).isEqualTo(3.066942413333333E-4);
    }

    /** Also one that leaves the value as it is: e for E, or another last digit that is the same number. */
    @Test
    void everyFlippedBitIsFound() throws IOException {
        Path file = folder.resolve("x.json");
        SealedJson.write(file, CONTENT);
        byte[] good = Files.readAllBytes(file);
        for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
            byte[] altered = good.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file, altered);
            assertThatThrownBy(() -> SealedJson.read(file)).as("bit %d", bit).isInstanceOf(IOException.class);
        }
    }
}
