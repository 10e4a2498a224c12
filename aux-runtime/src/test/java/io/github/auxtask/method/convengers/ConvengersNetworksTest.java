package io.github.auxtask.method.convengers;

import static io.github.auxtask.method.convengers.ReducedConvengers.FIXTURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.Tolerances;
import io.github.auxtask.testing.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real networks have the released code's tensors, and as many trained numbers in each phase. */
class ConvengersNetworksTest {
    private static final JsonNode REAL = FIXTURE.get("real");
    private static final int CROP = 224;

    /** Nothing is dropped in the fixtures. */
    private static RunDescription run(String model, Object... settings) {
        Map<String, Object> all = new HashMap<>(Map.of("inception.dropout", 0, "vgg.dropout", 0, "head.dropout", 0));
        for (int i = 0; i < settings.length; i += 2) {
            all.put((String) settings[i], settings[i + 1]);
        }
        return new RunDescription(
                Map.of("model", model),
                1,
                Settings.of(all).validate(new ConvengersMethod().settings()),
                new DatasetDescription(
                        "tiny-imagenet-200",
                        new ImageShape(3, 64, 64),
                        IntStream.range(0, 200).mapToObj(Integer::toString).toList(),
                        100_000,
                        10_000));
    }

    private static ProgramBuilder program(RunDescription run) {
        return Program.named("classifier")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(
                                new ConvengersMethod().classifier(run).apply(graph.input("x", -1, 3, CROP, CROP))));
    }

    @Test
    void theClassifierTakesImagesAsTheyAreCroppedAndNotAsTheyAreStored() {
        assertThat(new ConvengersMethod().inputs(run("convengers")).output()).isEqualTo(new ImageShape(3, CROP, CROP));
    }

    @Test
    void theStateHasTheShapesOfTheReleasedCodesInItsOrder() {
        List<String> expected = new ArrayList<>();
        REAL.get("state")
                .forEach(entry -> expected.add(entry.get(1).toString().replace(",", ", ") + " "
                        + entry.get(2).textValue()));
        assertThat(program(run("convengers")).parameters().state())
                .map(spec -> spec.shape() + " " + spec.kind().name().toLowerCase(Locale.ROOT))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"second, code", "first, paper", "first-relu, paper"})
    void bothReadingsOfVggsFeatureHaveThePublishedNumberOfParameters(String feature, String reading) {
        assertThat(program(run("convengers", "vgg.feature", feature))
                        .parameters()
                        .count())
                .isEqualTo(REAL.at("/parameters/total/" + reading).longValue());
    }

    @ParameterizedTest
    @CsvSource({
        "resnet, block, resnet_baseline_block",
        "inception, block, inception_baseline_block",
        "ensemble-resnet, linear, resnet_baseline_single_fc",
        "ensemble-inception, linear, inception_baseline_single_fc"
    })
    void baselinesHaveThePublishedNumberOfParameters(String model, String head, String published) {
        assertThat(program(run(model, "baseline.head", head)).parameters().count())
                .isEqualTo(REAL.at("/parameters/baselines/" + published).longValue());
    }

    @ParameterizedTest
    @CsvSource({
        "second, vgg, code_network_paper_freezing",
        "first, vgg, paper_network_paper_freezing",
        "second, inception, code_network_code_freezing",
        "first, inception, paper_network_code_freezing"
    })
    void eachPhaseTrainsAsManyNumbersAsTheReleasedCode(String feature, String fourth, String freezing) {
        Parameters parameters =
                program(run("convengers", "vgg.feature", feature)).parameters();
        String everything = fourth.equals("vgg") ? "*" : "head resnet inception";
        List<Long> counts = new ArrayList<>();
        for (String trainable : List.of("head", "head resnet", "head inception", "head " + fourth, everything)) {
            NamePatterns patterns = NamePatterns.of(trainable);
            counts.add(parameters.parameters().stream()
                    .filter(spec -> patterns.test(spec.name()))
                    .mapToLong(ParameterSpec::size)
                    .sum());
        }
        List<Long> published = new ArrayList<>();
        REAL.at("/parameters/trainable_per_phase/" + freezing).forEach(count -> published.add(count.longValue()));
        assertThat(counts).isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({
        "second, /eval",
        "first, /eval/other_vgg_features/paper_first_fc",
        "first-relu, /eval/other_vgg_features/paper_first_fc_relu"
    })
    void logitsOfAllThreeReadingsAreTheReferences(String feature, String place) {
        assumeTrue(Boolean.getBoolean("auxtask.exact"), "skipped: takes long, -Dauxtask.exact=true runs it");
        JsonNode gains = REAL.get("gain");
        List<String> theirs = new ArrayList<>();
        REAL.get("state").forEach(entry -> theirs.add(entry.get(0).textValue()));
        List<ParameterSpec> whole = program(run("convengers")).parameters().state();
        Map<String, String> parts = new HashMap<>();
        for (int k = 0; k < whole.size(); k++) {
            parts.put(
                    whole.get(k).name(),
                    theirs.get(k).substring(0, theirs.get(k).indexOf('.')));
        }
        // Readings of the paper lack two tensors, and all others keep their places in the list.
        Map<String, float[]> values = Fixtures.formulas()
                .state(whole, name -> gains.get(parts.get(name)).doubleValue());
        try (NDManager manager = NDManager.newBaseManager();
                Program program =
                        program(run("convengers", "vgg.feature", feature)).compile(manager);
                NetworkState state = new NetworkState(manager, program.parameters(), values)) {
            Typed typed = new Typed(manager, DataType.FLOAT32);
            NDArray x = typed.array(Fixtures.formulas().images(2 * 3 * CROP * CROP), 2, 3, CROP, CROP);
            double[] logits =
                    Typed.doubles(program.call("scores", manager, state, x).get(0));
            new Tolerances("convengers " + feature, REAL.get("tolerance"), DataType.FLOAT32)
                    .maximum("eval_logits", logits, Fixtures.numbers(REAL.at(place + "/logits")));
        }
    }

    @Test
    void anExtractorWhoseLastLayerCannotBeCutOffIsRefusedInOneSentence() {
        assertThatThrownBy(() -> program(run("resnet", "extractors.resnet", "wrn_40_2")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(
                        "Setting 'extractors.resnet' is 'wrn_40_2', whose last layer cannot be cut off: choose one of ");
    }

    @Test
    void anUnknownModelIsNamed() {
        assertThatThrownBy(() -> program(run("vgg")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("The axis 'model' has the value 'vgg', but the method knows resnet, inception");
    }
}
