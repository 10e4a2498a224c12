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

    /** In float64. */
    private static List<double[]> computed(Layer layer, ConvolutionForm form) {
        return computed(layer, form, Precision.FP32, DataType.FLOAT64);
    }

    private static List<double[]> computed(Layer layer, ConvolutionForm form, Precision precision, DataType type) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(layer, precision)
                        .compile(manager, new ProgramTarget(false, true, (call, gradients) -> form));
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 3),
                        type)) {
            double[] images = new double[IMAGES * layer.in() * layer.side() * layer.side()];
            RandomStream random = RandomStream.of(4, "images");
            for (int i = 0; i < images.length; i++) {
                images[i] = random.nextGaussian();
            }
            NDList results = program.call(
                    "values",
                    manager,
                    state,
                    manager.create(images, new Shape(IMAGES, layer.in(), layer.side(), layer.side()))
                            .toType(type, false));
            return results.stream()
                    .map(array -> array.toType(DataType.FLOAT64, false).toDoubleArray())
                    .toList();
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
        "4, 3, 8, 1, 2, 0, 1, false",
        "4, 3, 7, 1, 2, 1, 1, true",
        "5, 7, 4, 1, 1, 0, 1, true",
        "5, 7, 1, 1, 1, 0, 1, false"
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

    @ParameterizedTest
    @CsvSource({
        "6, 6, 8, 3, 2, 1, 6, false",
        "4, 4, 4, 5, 1, 2, 4, true",
        "6, 6, 2, 3, 1, 1, 6, true",
        "24, 8, 4, 1, 1, 0, 1, true",
        "8, 24, 2, 1, 1, 0, 1, false",
        "16, 32, 4, 3, 1, 1, 1, false"
    })
    void inBfloat16EveryFormLiesAsNearToTheExactValuesAsTheLibrary(
            int in, int out, int side, int kernel, int stride, int padding, int groups, boolean bias) {
        Layer layer = new Layer(in, out, side, kernel, stride, padding, groups, bias);
        List<double[]> exact = computed(layer, ConvolutionForm.LIBRARY);
        List<double[]> library = computed(layer, ConvolutionForm.LIBRARY, Precision.BF16, DataType.FLOAT32);
        for (ConvolutionForm form : ConvolutionForm.values()) {
            if (form == ConvolutionForm.COLUMNS && groups > 1) {
                continue;
            }
            List<double[]> actual = computed(layer, form, Precision.BF16, DataType.FLOAT32);
            for (int i = 0; i < actual.size(); i++) {
                assertThat(distance(actual.get(i), exact.get(i)))
                        .as("%s, result %d", form, i)
                        .isLessThan(1.5 * distance(library.get(i), exact.get(i)) + 1e-6);
            }
        }
    }

    /** Root of the mean square. */
    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum / one.length);
    }

    @ParameterizedTest
    @CsvSource({
        // a stride; a large kernel; few places; an ordinary one
        "8, 3, 2, true, true",
        "8, 5, 1, true, false",
        "2, 3, 1, true, false",
        "8, 3, 1, false, false"
    })
    void depthwiseConvolutionsAreInFloat32WhereTheirGradientsAreSlow(
            int side, int kernel, int stride, boolean learned, boolean fixed) {
        Layer depthwise = new Layer(8, 8, side, kernel, stride, kernel / 2, 8, false);

        for (ProductUnits units : List.of(ProductUnits.VECTORS, ProductUnits.TILES)) {
            assertThat(isInFloat32(source(depthwise, Precision.BF16, units))).isEqualTo(learned);
            assertThat(isInFloat32(attack(depthwise, units))).isEqualTo(fixed);
        }
        assertThat(source(depthwise, Precision.FP32, ProductUnits.TILES)).doesNotContain("conv2d(torch.to(");
    }

    private static boolean isInFloat32(String source) {
        return source.contains("torch.to(torch.conv2d(torch.to(");
    }

    /** The program of a gradient by the images alone. */
    private static String attack(Layer layer, ProductUnits units) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("form")
                        .method("values", Mode.EVAL, Precision.BF16, graph -> {
                            Tensor x = graph.input("x", -1, layer.in(), layer.side(), layer.side())
                                    .leaf();
                            return layer.apply(x).sum().gradients(List.of(x), false);
                        })
                        .compile(manager, ProgramTarget.of(units, false))) {
            return program.source();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // in, out, side; products where weights are learned, where not, on vectors
        "8, 24, 2, true, true, true",
        "8, 24, 4, true, false, true",
        "24, 8, 8, true, false, false",
        "8, 24, 8, false, false, false",
        "24, 8, 16, false, false, false"
    })
    void pointwiseConvolutionsOfFewPlacesAreProducts(
            int in, int out, int side, boolean learned, boolean fixed, boolean vectors) {
        Layer pointwise = new Layer(in, out, side, 1, 1, 0, 1, false);

        assertThat(source(pointwise, Precision.BF16, ProductUnits.TILES).contains("torch.mm("))
                .isEqualTo(learned);
        assertThat(attack(pointwise, ProductUnits.TILES).contains("torch.mm(")).isEqualTo(fixed);
        assertThat(source(pointwise, Precision.BF16, ProductUnits.VECTORS).contains("torch.mm("))
                .isEqualTo(vectors);
        assertThat(source(pointwise, Precision.FP32, ProductUnits.TILES)).doesNotContain("torch.mm(");
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
