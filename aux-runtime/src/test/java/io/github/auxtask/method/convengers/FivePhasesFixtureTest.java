package io.github.auxtask.method.convengers;

import static io.github.auxtask.method.convengers.ReducedConvengers.CLASSES;
import static io.github.auxtask.method.convengers.ReducedConvengers.FIXTURE;
import static io.github.auxtask.method.convengers.ReducedConvengers.SIDE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.declaration.PhaseKeys;
import io.github.auxtask.train.declaration.PhaseSettings;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.template.TrainingOutcome;
import io.github.auxtask.train.template.TrainingPlace;
import io.github.auxtask.train.template.TrainingTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Five phases of one batch each, as {@code reproduction.yaml} lists them: losses against PyTorch's loop, and what each moves. */
class FivePhasesFixtureTest {
    private static final JsonNode FIVE = FIXTURE.get("five_phases_reduced");
    private static final int IMAGES = 8;

    /** Relative, as the fixture has it for float32 unless a sign flips. */
    private static final double LOSSES = 1e-3;

    /**
     * Where signs flip: PyTorch's own float32 leaves its float64 by 0.6 % in the paper's phase 4, and by 13 % in the fifth, ours by 17 % on
     * a processor with AMX, whose convolutions add up in another order.
     */
    private static final double AFTER_FLIPS = 0.25;

    private static final Pattern NORMALISED_BIAS =
            Pattern.compile("captainamerica\\.conv[12]\\.bias|head\\.block\\d+\\.(?!bn).*\\.?bias");

    @TempDir
    private Path folder;

    /** Images by formula, which are given to the network as they are. */
    private static final class FormulaExamples implements Examples {
        private final ImageShape shape = new ImageShape(3, SIDE, SIDE);
        private final float[] images = Fixtures.formulas().images(IMAGES * shape.size());

        @Override
        public int count() {
            return IMAGES;
        }

        @Override
        public int classes() {
            return CLASSES;
        }

        @Override
        public ImageShape shape() {
            return shape;
        }

        @Override
        public int index(int position) {
            return position;
        }

        @Override
        public int label(int position) {
            return FIVE.get("labels").get(position).intValue();
        }

        @Override
        public void write(int position, int epoch, float[] out, int at) {
            System.arraycopy(images, position * shape.size(), out, at, shape.size());
        }
    }

    /**
     * Every tensor of a part but biases in front of batch normalisation. Their gradient is rounding only: in float64, as the reference
     * has it, Adam hardly moves them, and in float32 it makes whole steps of it, which attacks see in evaluation mode.
     */
    private static List<String> trained(String part) {
        return state().stream()
                .map(ParameterSpec::name)
                .filter(name -> name.startsWith(part + ".") && !name.contains("running"))
                .filter(name -> !NORMALISED_BIAS.matcher(name).matches())
                .toList();
    }

    private static Map<String, Object> phase(JsonNode expected) {
        List<String> trainable = new ArrayList<>();
        expected.get("trainable").forEach(part -> trainable.addAll(trained(ReducedConvengers.ours(part.textValue()))));
        Map<String, Object> phase = new LinkedHashMap<>();
        phase.put("name", "phase " + expected.get("phase"));
        phase.put("optimiser.learning-rate", expected.get("lr").doubleValue());
        phase.put("trainable", trainable);
        boolean adversarial = expected.has("eps");
        phase.put(
                "adversaries",
                adversarial
                        ? List.of(Map.of(
                                "attack",
                                "fgsm",
                                "epsilon",
                                expected.get("eps").asText(),
                                "clip",
                                "0..1",
                                "loss",
                                "cross-entropy"))
                        : List.of());
        if (adversarial) {
            phase.put("updates", "two");
        }
        return phase;
    }

    private TrainingOutcome train(String variant) {
        List<Map<String, Object>> phases = new ArrayList<>();
        FIVE.at("/variants/" + variant + "/phases").forEach(phase -> phases.add(phase(phase)));
        Settings settings = Settings.of(Map.of(
                        "epochs", 1, "batch", IMAGES, "optimiser.name", "adam", "selection", "last", "phases", phases))
                .validate(PhaseKeys.all());
        FormulaExamples images = new FormulaExamples();
        TrainingDeclaration declaration = TrainingDeclaration.of(
                        TrainingData.of(images, images, Map.of()), ReducedConvengers.network())
                .phases(PhaseSettings.read(settings, InputSpec.raw(3, SIDE, SIDE)));
        for (Map.Entry<String, float[]> value : values().entrySet()) {
            declaration = declaration.startingFrom(value.getKey(), value.getValue());
        }
        try (NDManager manager = NDManager.newBaseManager()) {
            return TrainingTemplate.train(
                    declaration,
                    new TrainingPlace(
                            ContentId.of(variant),
                            1,
                            Precision.FP32,
                            new Standardisation(new float[3], new float[] {1, 1, 1}),
                            DataAccess.of(folder),
                            manager,
                            new CheckpointStore(folder.resolve(variant)),
                            TrainingListener.NONE,
                            () -> false));
        }
    }

    private static Map<String, float[]> values() {
        return ReducedConvengers.values(state(), FIXTURE.get("reduced"));
    }

    private static List<ParameterSpec> state() {
        return Program.named("state")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(ReducedConvengers.network()
                                .apply(graph.input("x", -1, 3, SIDE, SIDE))
                                .logits()))
                .parameters()
                .state();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paper", "code"})
    void lossesAndWhatEachPhaseMovesAreTheReferences(String variant) {
        TrainingOutcome outcome = train(variant);
        JsonNode phases = FIVE.at("/variants/" + variant + "/phases");
        int exact = variant.equals("paper") ? 3 : 4;
        for (int i = 0; i < phases.size(); i++) {
            double clean = phases.get(i).get("clean_loss").doubleValue();
            double loss = phases.get(i).has("adversarial_loss")
                    ? (clean + phases.get(i).get("adversarial_loss").doubleValue()) / 2
                    : clean;
            assertThat(outcome.history().get(i).loss())
                    .as("phase " + (i + 1))
                    .isCloseTo(loss, within((i < exact ? LOSSES : AFTER_FLIPS) * loss));
        }
        Map<String, float[]> start = values();
        boolean vgg = variant.equals("paper");
        outcome.state().forEach((name, trained) -> {
            if (name.startsWith("captainamerica") && !name.contains("running") && !vgg) {
                assertThat(trained).as(name).isEqualTo(start.get(name));
            } else if (name.endsWith("conv1.weight")) {
                assertThat(trained).as(name).isNotEqualTo(start.get(name));
            }
        });
    }
}
