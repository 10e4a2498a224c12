package io.github.auxtask.graph.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every form of a convolution is the same function, with the same gradients. */
class ConvolutionFormTest {
    private static final int IMAGES = 3;

    /** Channels in and out, side, kernel, stride, padding, groups, bias. */
    private record Layer(int in, int out, int side, int kernel, int stride, int padding, int groups, boolean bias) {
        Tensor apply(Tensor x) {
            Conv conv = Conv.of(out, kernel).stride(stride).padding(padding).groups(groups);
            return x.conv("conv", bias ? conv.withBias() : conv);
        }
    }

    /** Output, gradient by the images and gradients by the parameters, of the sum of squares. */
    private static List<Tensor> values(Graph graph, Layer layer) {
        Tensor x = graph.input("x", -1, layer.in(), layer.side(), layer.side()).leaf();
        Tensor y = layer.apply(x);
        List<Tensor> leaves = new ArrayList<>(List.of(x));
        leaves.addAll(graph.trainableBehind(y).values());
        List<Tensor> results = new ArrayList<>(List.of(y));
        results.addAll(y.mul(y).sum().gradients(leaves, false));
        return results;
    }

    private static ProgramBuilder program(Layer layer, Precision precision) {
        return Program.named("form")
                .method("values", Mode.TRAIN, precision, name -> true, graph -> values(graph, layer));
    }

    private static List<double[]> computed(Layer layer, ConvolutionForm form) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(layer, Precision.FP32)
                        .compile(manager, new ProgramTarget(false, true, (call, gradients) -> form));
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 3),
                        DataType.FLOAT64)) {
            double[] images = new double[IMAGES * layer.in() * layer.side() * layer.side()];
            RandomStream random = RandomStream.of(4, "images");
            for (int i = 0; i < images.length; i++) {
                images[i] = random.nextGaussian();
            }
            NDList results = program.call(
                    "values",
                    manager,
                    state,
                    manager.create(images, new Shape(IMAGES, layer.in(), layer.side(), layer.side())));
            return results.stream().map(array -> array.toDoubleArray()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "6, 6, 8, 3, 2, 1, 6, false",
        "6, 6, 7, 3, 2, 1, 6, true",
        "4, 8, 9, 5, 2, 2, 4, false",
        "4, 4, 8, 5, 3, 0, 4, true",
        "3, 5, 4, 3, 1, 1, 1, true",
        "3, 5, 8, 3, 2, 1, 1, false",
        "2, 4, 2, 3, 1, 1, 1, false",
        "2, 4, 1, 3, 1, 1, 1, true",
        "2, 4, 5, 3, 1, 0, 1, true",
        "2, 3, 4, 5, 1, 2, 1, false",
        "2, 3, 3, 2, 1, 1, 1, false",
        "4, 3, 9, 5, 3, 2, 1, true",
        "4, 3, 8, 1, 2, 0, 1, false"
    })
    void outputsAndGradientsAreTheLibrarys(
            int in, int out, int side, int kernel, int stride, int padding, int groups, boolean bias) {
        Layer layer = new Layer(in, out, side, kernel, stride, padding, groups, bias);
        List<double[]> expected = computed(layer, ConvolutionForm.LIBRARY);
        for (ConvolutionForm form : ConvolutionForm.values()) {
            if (form == ConvolutionForm.COLUMNS && groups > 1) {
                continue;
            }
            List<double[]> actual = computed(layer, form);
            assertThat(actual).hasSameSizeAs(expected);
            for (int i = 0; i < actual.size(); i++) {
                assertThat(actual.get(i)).as("%s, result %d", form, i).containsExactly(expected.get(i), within(1e-10));
                assertThat(expected.get(i)).isNotEqualTo(new double[expected.get(i).length]);
            }
        }
    }

    private static String source(Layer layer, Precision precision, ProductUnits units) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(layer, precision).compile(manager, ProgramTarget.of(units, false))) {
            return program.source();
        }
    }

    @Test
    void stridedDepthwiseConvolutionsAreDenseWhereTheirGradientsAreSlow() {
        Layer depthwise = new Layer(8, 8, 8, 3, 2, 1, 8, false);

        assertThat(source(depthwise, Precision.BF16, ProductUnits.VECTORS))
                .contains("[1, 1], [1, 1], [1, 1], 8), 2, 0");
        assertThat(source(depthwise, Precision.BF16, ProductUnits.TILES)).contains("[1, 1], [1, 1], [1, 1], 8), 2, 0");
        assertThat(source(depthwise, Precision.FP32, ProductUnits.TILES)).contains("[2, 2], [1, 1], [1, 1], 8)\n");
    }

    @Test
    void wideConvolutionsOfFewPlacesAreProductsOnTiles() {
        Layer late = new Layer(512, 512, 4, 3, 1, 1, 1, false);
        Layer last = new Layer(512, 512, 2, 3, 1, 1, 1, false);

        assertThat(source(late, Precision.BF16, ProductUnits.TILES))
                .contains("torch.mm(")
                .doesNotContain("conv2d");
        assertThat(source(late, Precision.BF16, ProductUnits.VECTORS)).contains("torch.conv2d(");
        assertThat(source(late, Precision.FP32, ProductUnits.TILES)).contains("torch.conv2d(");
        assertThat(source(last, Precision.FP32, ProductUnits.TILES)).contains("torch.mm(");
    }

    @ParameterizedTest
    @EnumSource(
            value = ProductUnits.class,
            names = {"NONE", "OTHER"})
    void whatWasNotMeasuredIsLeftToTheLibrary(ProductUnits units) {
        assertThat(source(new Layer(8, 8, 8, 3, 2, 1, 8, false), Precision.BF16, units))
                .contains("[2, 2], [1, 1], [1, 1], 8)");
    }

    @Test
    void aProgramForAnotherDeviceHasThatDevicesForms() {
        Layer layer = new Layer(512, 512, 2, 3, 1, 1, 1, false);
        Layer depthwise = new Layer(8, 8, 8, 3, 2, 1, 8, false);
        try (NDManager manager = NDManager.newBaseManager();
                Program wide = program(layer, Precision.BF16).compile(manager, Device.gpu());
                Program strided = program(depthwise, Precision.BF16).compile(manager, Device.gpu())) {
            assertThat(wide.source()).isEqualTo(source(layer, Precision.BF16, ProductUnits.OTHER));
            assertThat(strided.source()).isEqualTo(source(depthwise, Precision.BF16, ProductUnits.OTHER));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'flags\t\t: fpu avx512_bf16 amx_bf16', TILES",
        "'flags\t\t: fpu avx512_bf16', VECTORS",
        "'Features\t: fp bf16', OTHER",
        "'flags\t\t: fpu avx2', NONE",
        "'', NONE"
    })
    void unitsAreThoseThatLinuxLists(String line, ProductUnits units, @TempDir Path folder) throws IOException {
        Path cpuinfo = folder.resolve("cpuinfo");
        Files.writeString(cpuinfo, "processor\t: 0\n" + line + "\n");

        assertThat(ProductUnits.listed(cpuinfo)).isEqualTo(units);
    }
}
