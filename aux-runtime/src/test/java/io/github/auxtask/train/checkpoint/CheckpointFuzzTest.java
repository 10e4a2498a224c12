package io.github.auxtask.train.checkpoint;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.testing.Fuzz;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.EpochTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged checkpoints, and checkpoints whose content is damaged and whose digest fits all the same. */
class CheckpointFuzzTest {
    @TempDir
    private Path folder;

    private Path good() {
        Progress progress = new Progress(
                ContentId.of("a run").hex(),
                0,
                1,
                2,
                new EpochTotals(128, 17, List.of(2.5, 1.0 / 3), 0.1, 1.5, List.of(0.5)),
                Map.of("learningRate", 0.1),
                Map.of("best", 0.3),
                List.of(new EpochRecord(1, 2.25, Map.of("cross-entropy", 2.0), 12.5, 10, 0.1, 3.5, 40)));
        new CheckpointStore(folder)
                .write(Checkpoint.of(progress, Map.of("w", new float[] {1.5f, -0f}), Map.of(), Map.of()));
        return folder.resolve("checkpoint-0");
    }

    @Test
    void files() throws IOException {
        byte[] good = Files.readAllBytes(good());
        Fuzz.damage(List.of(good), content -> CheckpointFile.read(Files.write(folder.resolve("damaged"), content)));
    }

    @Test
    void progressUnderADigestThatFits() {
        Safetensors good = Safetensors.read(good());
        byte[] progress = String.valueOf(good.metadata().get("progress")).getBytes(StandardCharsets.UTF_8);
        Fuzz.damage(List.of(progress), content -> {
            Map<String, String> metadata = new LinkedHashMap<>();
            metadata.put("format", String.valueOf(good.metadata().get("format")));
            metadata.put("sequence", content.length % 2 == 0 ? "7" : new String(content, StandardCharsets.UTF_8));
            metadata.put("progress", new String(content, StandardCharsets.UTF_8));
            metadata.put(
                    TensorDigest.KEY, TensorDigest.of(metadata, good.values()).hex());
            Path file = folder.resolve("sealed");
            new Safetensors(metadata, good.shapes(), good.values()).write(file);
            CheckpointFile.read(file);
        });
    }
}
