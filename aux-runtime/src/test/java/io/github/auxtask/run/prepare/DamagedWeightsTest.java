package io.github.auxtask.run.prepare;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.run.store.RunFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights that cannot be read: what is wrong, and the command that makes them anew. */
class DamagedWeightsTest {
    private static final String COMMAND = "mvn aux:train -Daux.force=true";

    @TempDir
    private Path path;

    private void refused(String... parts) {
        assertThatThrownBy(() -> TrainedModel.read(new RunFolder(path), Optional.empty(), "a run", COMMAND))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll(parts)
                .hasMessageEndingWith("rain the run again with " + COMMAND + ".");
    }

    @Test
    void everyKindOfDamageComesWithTheCommandThatMendsIt() throws IOException {
        Path weights = new RunFolder(path).weights();
        new Safetensors(Map.of(), Map.of("w", List.of(4L)), Map.of("w", new float[4])).write(weights);
        byte[] good = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(good, good.length - 3));
        refused("cut short");
        Files.write(weights, new byte[] {1, 2, 3});
        refused("model.safetensors cannot be read");
        Files.delete(weights);
        try (RandomAccessFile sparse = new RandomAccessFile(weights.toFile(), "rw")) {
            sparse.setLength(8L << 30);
        }
        refused("no safetensors header");
        Files.delete(weights);
        Files.createDirectory(weights);
        refused("model.safetensors cannot be read");
    }
}
