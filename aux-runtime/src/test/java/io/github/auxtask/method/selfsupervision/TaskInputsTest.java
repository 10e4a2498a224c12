package io.github.auxtask.method.selfsupervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.image.CifarTestImages;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Shared;
import io.github.auxtask.testing.Typed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each task shows the network and wants from it: against the released preparation, and against what is evident. */
class TaskInputsTest {
    private static final ImageShape SHAPE = ImageShape.RGB_32;
    private static final double TOLERANCE = 2e-6;

    private final JsonNode fixture = transforms();

    private static JsonNode transforms() {
        try {
            return new ObjectMapper()
                    .readTree(Shared.fixture("networks-optimisers-attacks/transforms.json")
                            .toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The fixture's CIFAR test image, and another. */
    private Batch batch() {
        ImageSet images = CifarTestImages.read();
        int index = fixture.get("cifar_index").intValue();
        float[] inputs = new float[2 * SHAPE.size()];
        for (int i = 0; i < 2; i++) {
            Standardisation.SYMMETRIC.apply(images.pixels(), images.offset(index + i), SHAPE, inputs, i * SHAPE.size());
        }
        return new Batch(3, 0, 2, inputs, new int[2], new int[] {index, index + 1}, List.of());
    }

    private static HeadedTask task(SelfSupervisionTask which, Object... settings) {
        Map<String, Object> given = settings.length == 0 ? Map.of() : Map.of((String) settings[0], settings[1]);
        return which.task(Settings.of(given).validate(new SelfSupervisionMethod().settings()), SHAPE, 7);
    }

    private static List<FloatBlock> targets(HeadedTask task, Batch batch) {
        return task.hostTargets().orElseThrow().compute().of(batch);
    }

    /** The first image of each view of a task, on the scale 0 to 1. */
    private static List<double[]> views(HeadedTask task, Batch batch) {
        List<FloatBlock> blocks =
                task.hostTargets().map(host -> host.compute().of(batch)).orElse(List.of());
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("views")
                        .method("views", Mode.TRAIN, Precision.FP32, graph -> {
                            var images = graph.input("x", -1, 3, 32, 32);
                            List<io.github.auxtask.graph.Tensor> given = new ArrayList<>();
                            for (int i = 0; i < blocks.size(); i++) {
                                given.add(graph.input("t" + i, blocks.get(i).shape()));
                            }
                            return task.views(images, given);
                        })
                        .compile(manager);
                NetworkState none = new NetworkState(manager, program.parameters(), Map.of())) {
            Typed typed = new Typed(manager, DataType.FLOAT32);
            List<Object> arguments = new ArrayList<>(List.of(typed.array(batch.images(), 2, 3, 32, 32)));
            blocks.forEach(block -> arguments.add(typed.array(block.values(), block.shape())));
            return program.call("views", manager, none, arguments.toArray()).stream()
                    .map(Typed::doubles)
                    .map(values -> Arrays.stream(values)
                            .limit(SHAPE.size())
                            .map(value -> (value + 1) / 2)
                            .toArray())
                    .toList();
        }
    }

    private static void check(JsonNode expected, double[] actual) {
        double slack = TOLERANCE * actual.length;
        assertThat(Arrays.stream(actual).sum()).isCloseTo(expected.get("sum").doubleValue(), within(slack));
        JsonNode samples = expected.get("samples");
        for (int j = 0; j < samples.size(); j++) {
            int at = (int) ((long) j * actual.length / samples.size());
            assertThat(actual[at]).as("value %d", at).isCloseTo(samples.get(j).doubleValue(), within(TOLERANCE));
        }
    }

    @Test
    void rotationTurnsCounterClockwise() {
        List<double[]> turned = views(task(SelfSupervisionTask.ROTATION), batch());
        assertThat(turned).hasSize(3);
        float[] images = batch().images();
        for (int quarters = 1; quarters <= 3; quarters++) {
            for (int y = 0; y < 32; y++) {
                for (int x = 0; x < 32; x++) {
                    int row = y;
                    int column = x;
                    for (int i = 0; i < quarters; i++) {
                        int before = row;
                        row = column;
                        column = 31 - before;
                    }
                    assertThat(turned.get(quarters - 1)[y * 32 + x])
                            .isCloseTo((images[row * 32 + column] + 1) / 2, within(TOLERANCE));
                }
            }
        }
    }

    @Test
    void greyIsTheReleasedSumInAllThreeChannels() {
        double[] grey = views(task(SelfSupervisionTask.COLOUR), batch()).get(0);
        float[] images = batch().images();
        for (int i = 0; i < 1024; i++) {
            double red = (images[i] + 1) / 2;
            double green = (images[1024 + i] + 1) / 2;
            double blue = (images[2048 + i] + 1) / 2;
            double expected = 0.2989 * red + 0.5870 * green + 0.1140 * blue;
            for (int channel = 0; channel < 3; channel++) {
                assertThat(grey[channel * 1024 + i]).isCloseTo(expected, within(TOLERANCE));
            }
        }
    }

    @Test
    void colourBinsAreTheReleasedOnes() {
        List<FloatBlock> bins = targets(task(SelfSupervisionTask.COLOUR), batch());
        JsonNode expected = fixture.get("self_supervision");
        for (int channel = 0; channel < 2; channel++) {
            double[] numbers = Fixtures.numbers(expected.get(channel == 0 ? "a_bins" : "b_bins"));
            assertThat(bins.get(channel).shape()).containsExactly(2, 32, 32);
            for (int i = 0; i < numbers.length; i++) {
                assertThat((double) bins.get(channel).values()[i]).isEqualTo(numbers[i]);
            }
        }
    }

    @Test
    void deblurringShowsTheImageBlurredInItsPlane() {
        JsonNode blurred = fixture.get("self_supervision").get("spatial_blur_sigma_0_878");
        HeadedTask task = task(
                SelfSupervisionTask.DEBLURRING,
                "bir.sigma",
                blurred.get("sigma").doubleValue());
        check(blurred.get("values"), views(task, batch()).get(0));
    }

    @Test
    void deblurringAsReleasedShowsTheImageItself() {
        HeadedTask task = task(SelfSupervisionTask.DEBLURRING, "bir.sigma", 0);
        assertThat(task.hostTargets()).isEmpty();
        double[] seen = views(task, batch()).get(0);
        float[] images = batch().images();
        for (int i = 0; i < seen.length; i++) {
            assertThat(seen[i]).isCloseTo((images[i] + 1.0) / 2, within(1e-7));
        }
    }

    @Test
    void inpaintingHidesTheMiddle() {
        check(
                fixture.get("self_supervision").get("inpaint_masked"),
                views(task(SelfSupervisionTask.INPAINTING), batch()).get(0));
    }

    @Test
    void permutationsAreNumberedLexicographically() {
        assertThat(Permutations.of(3).stream().map(Arrays::toString))
                .containsExactly("[0, 1, 2]", "[0, 2, 1]", "[1, 0, 2]", "[1, 2, 0]", "[2, 0, 1]", "[2, 1, 0]");
        assertThat(Permutations.of(4)).hasSize(24);
        assertThat(Permutations.of(4).get(23)).containsExactly(3, 2, 1, 0);
    }

    @Test
    void rgbGuessPutsChannelsIntoTheOrderThatItAsksFor() {
        List<FloatBlock> permuted = targets(task(SelfSupervisionTask.RGB), batch());
        float[] images = batch().images();
        for (int image = 0; image < 2; image++) {
            int[] order = Permutations.of(3).get((int) permuted.get(1).values()[image]);
            for (int channel = 0; channel < 3; channel++) {
                int from = image * SHAPE.size() + order[channel] * 1024;
                int to = image * SHAPE.size() + channel * 1024;
                assertThat(Arrays.copyOfRange(permuted.get(0).values(), to, to + 1024))
                        .isEqualTo(Arrays.copyOfRange(images, from, from + 1024));
            }
        }
    }

    @Test
    void jigsawPutsTilesIntoTheOrderThatItAsksFor() {
        List<FloatBlock> permuted = targets(task(SelfSupervisionTask.JIGSAW), batch());
        int[] order = Permutations.of(4).get((int) permuted.get(1).values()[0]);
        float[] images = batch().images();
        for (int tile = 0; tile < 4; tile++) {
            for (int y = 0; y < 16; y++) {
                for (int x = 0; x < 16; x++) {
                    int to = (tile / 2 * 16 + y) * 32 + tile % 2 * 16 + x;
                    int from = (order[tile] / 2 * 16 + y) * 32 + order[tile] % 2 * 16 + x;
                    assertThat(permuted.get(0).values()[to]).isEqualTo(images[from]);
                }
            }
        }
    }

    @Test
    void permutationsAreDrawnAnewInEveryEpochForEveryImageAndSeed() {
        float[] blank = new float[64 * SHAPE.size()];
        int[] indices = new int[64];
        Arrays.setAll(indices, i -> i);
        HeadedTask task = task(SelfSupervisionTask.JIGSAW);
        float[] first = numbers(task, new Batch(0, 0, 64, blank, new int[64], indices, List.of()));
        float[] again = numbers(task, new Batch(0, 5, 64, blank, new int[64], indices, List.of()));
        float[] later = numbers(task, new Batch(1, 0, 64, blank, new int[64], indices, List.of()));
        assertThat(again).isEqualTo(first);
        assertThat(later).isNotEqualTo(first);
        Set<Float> different = new java.util.HashSet<>();
        for (float number : first) {
            different.add(number);
        }
        assertThat(different.size()).isGreaterThan(12);
    }

    private static float[] numbers(HeadedTask task, Batch batch) {
        return targets(task, batch).get(1).values();
    }
}
