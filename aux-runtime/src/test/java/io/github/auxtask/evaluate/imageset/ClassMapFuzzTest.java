package io.github.auxtask.evaluate.imageset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.nn.pretrained.NameMapReader;
import io.github.auxtask.testing.Fuzz;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged maps of classes, and of the names of stored tensors. */
class ClassMapFuzzTest {
    @TempDir
    private Path folder;

    @Test
    void classes() {
        ClassMap.Names names = new ClassMap.Names("other", List.of("n01", "n02"), List.of("cat", "dog"));
        String map = "# which is which\nsource,class\nn01,cat\nn02,\"dog\"\n";
        Fuzz.damage(
                List.of(map.getBytes(StandardCharsets.UTF_8)),
                content -> ClassMap.read(
                        Files.write(folder.resolve("map.csv"), content),
                        ContentId.of(content).hex(),
                        names));
    }

    /** Before the digest, which is that of neither version. */
    @Test
    void mergeMarkersAreNamed() throws IOException {
        Path file = folder.resolve("map.csv");
        Files.writeString(file, "source,class\n<<<<<<< HEAD\nn01,cat\n=======\nn01,dog\n>>>>>>> theirs\n");
        ClassMap.Names names = new ClassMap.Names("other", List.of("n01"), List.of("cat", "dog"));

        assertThatThrownBy(() -> ClassMap.read(file, "0".repeat(64), names))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("map.csv, line 2: holds the merge markers of git");
    }

    @Test
    void namesOfTensors() {
        String map = """
                # timm
                timm_name,shape,torchvision_name,transformation
                a.weight,4x3,b.weight,"reshape [2, 6] <- [4, 3]"
                head.*,,classifier.*,none
                aux.*,,,ignored
                *,,,none
                """;
        Fuzz.damage(
                List.of(map.getBytes(StandardCharsets.UTF_8)),
                content -> NameMapReader.read(new StringReader(new String(content, StandardCharsets.UTF_8)), "a map"));
    }
}
