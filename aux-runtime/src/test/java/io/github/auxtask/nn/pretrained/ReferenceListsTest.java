package io.github.auxtask.nn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * timm's files against our networks, name by name and shape by shape, without the files: what is in them is listed, as timm itself
 * lists it, beside the checkout.
 */
class ReferenceListsTest {
    private static final int CLASSES = 1000;

    @ParameterizedTest
    @ValueSource(strings = {"resnet101", "inception_v3", "vgg19_bn", "inception_resnet_v2"})
    void everyTensorThatTimmListsFillsOneParameterOfOurs(String architecture) throws IOException {
        Path list = Shared.paper("reference/weights-" + architecture + ".csv");
        Map<String, List<Long>> stored = stored(list);
        NameMap ours = WeightSource.registry().named("timm").names(architecture);
        NameMap theirs;
        try (Reader reader = Files.newBufferedReader(list)) {
            theirs = NameMapReader.read(reader, String.valueOf(list.getFileName()));
        }
        Map<String, ParameterSpec> parameters = new LinkedHashMap<>();
        state(architecture).forEach(spec -> parameters.put(spec.name(), spec));

        stored.forEach((name, shape) -> {
            NameRule rule = Objects.requireNonNull(ours.rule(name), name);
            NameRule listed = Objects.requireNonNull(theirs.rule(name), name);
            assertThat(rule.parameter()).isEqualTo(listed.parameter());
            assertThat(rule.change()).as(name).isEqualTo(listed.change());
            if (name.endsWith(".num_batches_tracked")) {
                return;
            }
            ParameterSpec spec = Objects.requireNonNull(parameters.remove(rule.parameter()), name);
            if (rule.change() == NameRule.Change.RESHAPE) {
                assertThat(spec.size()).as(name).isEqualTo(shape.stream().reduce(1L, (a, b) -> a * b));
                assertThat(rule.shape()).as(name).isEqualTo(shape);
            } else {
                assertThat(spec.shape()).as(name).isEqualTo(shape);
            }
        });
        assertThat(parameters).isEmpty();
    }

    /** Names and shapes in the file, read without the reader that is tested. */
    private static Map<String, List<Long>> stored(Path list) throws IOException {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        boolean head = true;
        for (String line : Files.readAllLines(list)) {
            if (line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (!head) {
                List<Long> shape = new ArrayList<>();
                for (String size : cells[1].equals("scalar") ? new String[0] : cells[1].split("x", -1)) {
                    shape.add(Long.valueOf(size));
                }
                shapes.put(cells[0], shape);
            }
            head = false;
        }
        assertThat(shapes).isNotEmpty();
        return shapes;
    }

    private static List<ParameterSpec> state(String name) {
        Architecture architecture = Backbones.registry().named(name);
        Backbone backbone = Backbones.named(name, CLASSES);
        int side = architecture.inputs().usual();
        return Program.named(name)
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(backbone.apply(graph.input("x", -1, 3, side, side))
                                .logits()))
                .parameters()
                .state();
    }
}
