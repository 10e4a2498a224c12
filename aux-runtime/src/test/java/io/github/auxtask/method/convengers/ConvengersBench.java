package io.github.auxtask.method.convengers;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.Services;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.run.device.ResidentMemory;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.Checkpoint;
import io.github.auxtask.train.checkpoint.Checkpoints;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import io.github.auxtask.train.template.TrainingOutcome;
import io.github.auxtask.train.template.TrainingPlace;
import io.github.auxtask.train.template.TrainingTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Two steps of every phase of the real networks at 224 x 224 pixels and batch 2, from random weights, on noise: the settings are those of
 * the full budget but for batch, epochs and images. Prints time and peak memory of each phase; asserts nothing but that losses are numbers.
 *
 * <p>Arguments: the folder of the reproduction, {@code released} or {@code paper}, and, if PGD alone is to be timed, {@code pgd}.
 */
public final class ConvengersBench {
    private static final int BATCH = 2;
    private static final int CLASSES = 200;
    private static final ImageShape STORED = new ImageShape(3, 64, 64);

    private ConvengersBench() {}

    /** See the class. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        boolean pgd = arguments.length > 2 && arguments[2].equals("pgd");
        PlannedRun run =
                Plan.of(ReproductionReader.read(folder.resolve("reproduction.yaml")), Selection.of("full"))
                        .runs()
                        .stream()
                        .filter(planned -> planned.variant().containsValue("convengers")
                                && planned.variant().containsValue(arguments[1]))
                        .findFirst()
                        .orElseThrow();
        ConvengersMethod method = new ConvengersMethod();
        Settings settings = Settings.of(reduced(run, pgd)).validate(method.settings());
        Dataset dataset = noise();
        RunDescription description = new RunDescription(run.variant(), 1, settings, dataset.description());
        TrainingDeclaration declaration = method.training(new TrainingContext(description, dataset, Services.none()))
                .phases(method.phases(description));
        System.out.println(
                "| phase | seconds of an epoch of two steps and a validation | peak resident MiB |\n|---|---|---|");
        try (NDManager manager = NDManager.newBaseManager()) {
            TrainingOutcome outcome = TrainingTemplate.train(
                    declaration,
                    new TrainingPlace(
                            ContentId.of("bench"),
                            1,
                            Precision.FP32,
                            method.standardisation(description),
                            DataAccess.of(folder),
                            manager,
                            new Nothing(),
                            new Printer(),
                            () -> false));
            System.out.println(outcome.parameters() + " parameters; trained "
                    + outcome.phases().stream()
                            .map(TrainingOutcome.TrainedPhase::parameters)
                            .toList());
        }
    }

    /** The paper's phases, one epoch each, on four images. */
    private static Map<String, Object> reduced(PlannedRun run, boolean pgd) {
        Map<String, Object> settings = new HashMap<>(run.settings());
        List<Map<String, Object>> phases = new ArrayList<>();
        for (Settings phase : Settings.of(settings).maps("phases")) {
            Map<String, Object> shorter = new HashMap<>(phase.asMap());
            shorter.put("epochs", 1);
            phases.add(shorter);
        }
        settings.put("phases", pgd ? phases.subList(4, 5) : phases);
        if (pgd) {
            settings.put(
                    "adversaries",
                    List.of(Settings.of(settings).maps("adversaries").get(1).asMap()));
        }
        settings.putAll(Map.of("batch", BATCH, "pretrained", false));
        return settings;
    }

    private static Dataset noise() {
        List<String> names =
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return new Dataset(
                "noise",
                images(2 * BATCH),
                images(BATCH),
                names,
                Standardisation.IMAGENET,
                ContentId.of("noise"),
                "noise, only to measure time with");
    }

    private static ImageSet images(int count) {
        byte[] pixels = new byte[count * STORED.size()];
        RandomStream.of(1, "bench", count).nextBytes(pixels);
        return new ImageSet("noise", CLASSES, STORED, pixels, new int[count]);
    }

    private static final class Printer implements TrainingListener {
        @Override
        public void epoch(EpochRecord epoch, int epochs) {
            if (!Double.isFinite(epoch.loss())) {
                throw new IllegalStateException("the loss of " + epoch.phase() + " is " + epoch.loss());
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %d |%n",
                    epoch.phase(),
                    epoch.seconds(),
                    ResidentMemory.peakMiB().orElse(0));
        }
    }

    private static final class Nothing implements Checkpoints {
        @Override
        public Optional<Checkpoint> newest(ContentId run, Consumer<String> warning) {
            return Optional.empty();
        }

        @Override
        public void write(Checkpoint checkpoint) {
            // Five minutes are over, and nobody will go on from here.
        }

        @Override
        public TrainingListener keeping(Set<Integer> epochs, NetworkState network, TrainingListener listener) {
            return listener;
        }
    }
}
