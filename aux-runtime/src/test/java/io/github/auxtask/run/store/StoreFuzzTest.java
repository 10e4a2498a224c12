package io.github.auxtask.run.store;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.DigestList;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeType;
import io.github.auxtask.testing.Fuzz;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files of the store that are read by nothing but the store. */
class StoreFuzzTest {
    private static final MadeLayout LAYOUT =
            MadeLayout.of(3, List.of(new MadeArray("x", MadeType.UINT8, new ImageShape(1, 2, 2))));
    private static final ContentId MADE = ContentId.of("made");

    @TempDir
    private Path folder;

    private Path damaged(byte[] content) throws IOException {
        return Files.write(folder.resolve("damaged"), content);
    }

    @Test
    void chunksOfEvaluations() {
        byte[] frames = ByteBuffer.allocate(64)
                .put(ChunkFrames.frame(new byte[] {1, 2, 3}))
                .put(ChunkFrames.frame(new byte[20]))
                .array();
        Fuzz.damage(List.of(frames), content -> {
            ChunkFrames.read(content);
            ChunkFrames.require(damaged(content));
        });
    }

    @Test
    void madeData() throws IOException {
        Path chunk = folder.resolve("chunk");
        MadeChunk.write(chunk, MADE, LAYOUT, 0, "programs", ByteBuffer.allocate(LAYOUT.bytes(0)));
        byte[] good = Files.readAllBytes(chunk);
        Fuzz.damage(List.of(good), content -> MadeChunk.read(damaged(content), MADE, LAYOUT, 0));
        Fuzz.damage(List.of(good), content -> MadeChunk.require(damaged(content)));
    }

    @Test
    void smallObjectsAndLists() throws IOException {
        SealedJson.write(folder.resolve("sealed"), Map.of("chunks", List.of(MADE.hex()), "count", 3, "text", "t"));
        byte[] sealed = Files.readAllBytes(folder.resolve("sealed"));
        Fuzz.damage(List.of(sealed), content -> SealedJson.read(damaged(content)));
        Fuzz.damage(List.of(sealed), content -> MadeManifest.read(damaged(content), MADE, LAYOUT));
        DigestList.write(folder.resolve("list"), List.of("sealed"));
        byte[] list = Files.readAllBytes(folder.resolve("list"));
        Fuzz.damage(List.of(list), content -> {
            Files.write(folder.resolve("list"), content);
            DigestList.flaw(folder.resolve("list"));
        });
        Fuzz.damage(List.of("2".getBytes(java.nio.charset.StandardCharsets.US_ASCII)), content -> {
            Files.write(folder.resolve("threads"), content);
            new RunFolder(folder).begunWith();
        });
    }
}
