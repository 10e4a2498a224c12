package io.github.auxtask.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.export.ScriptExport;
import io.github.auxtask.testing.ExportedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptExportTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"resnet8", "efficientnet_b0", "mobilenetv2", "googlenet"})
    void theFileComputesTheSameLogits(String name) throws Exception {
        try (NDManager manager = NDManager.newBaseManager()) {
            ExportedModel exported = ExportedModel.write(name, folder, manager);

            double[] logits = ExportedModel.loadAndRun(folder.resolve("model.pt"), exported.images(), manager);

            assertThat(logits).containsExactly(exported.logits(), within(1e-5));
        }
    }

    @Test
    void theFileHoldsTheParametersUnderTorchsNames() throws Exception {
        try (NDManager manager = NDManager.newBaseManager()) {
            List<ParameterSpec> written =
                    ExportedModel.write("resnet8", folder, manager).state();

            List<String> expected = written.stream()
                    .filter(spec -> !spec.kind().isBuffer())
                    .map(spec -> spec.name() + " " + new Shape(spec.dimensions()))
                    .toList();
            assertThat(ExportedModel.parameters(folder.resolve("model.pt"), manager))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void aMissingValueIsSaidAndNothingIsWritten() {
        Path file = folder.resolve("model.pt");
        assertThatThrownBy(() ->
                        ScriptExport.write(file, x -> new ResNet8(10).apply(x).logits(), Map.of(), 3, 32, 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conv1.weight");
        assertThat(file).doesNotExist();
    }

    @Test
    void equalValuesGiveEqualBytes() throws Exception {
        try (NDManager manager = NDManager.newBaseManager()) {
            ExportedModel.write("resnet8", folder, manager);
            byte[] first = Files.readAllBytes(folder.resolve("model.pt"));
            ExportedModel.write("resnet8", folder, manager);
            assertThat(Arrays.equals(first, Files.readAllBytes(folder.resolve("model.pt"))))
                    .isTrue();
        }
    }
}
