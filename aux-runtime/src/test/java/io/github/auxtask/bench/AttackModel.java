package io.github.auxtask.bench;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.Cifar10;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.engine.EvaluatedModel;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Attacks a trained backbone on the first CIFAR-10 test images and prints all that comes of it: {@code AttackModel DATASETS
 * MODEL.safetensors ARCHITECTURE key=value ...}, the settings of an evaluation. With {@code -Dnoise=0.25} Gaussian noise of that deviation is
 * added to standardised images in every pass, which makes it a random defence.
 */
public final class AttackModel {
    private AttackModel() {}

    /** See the class. */
    public static void main(String[] arguments) {
        // Read once, when the engine starts.
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        Backbone backbone = Backbones.named(arguments[2], 10);
        double noise = Double.parseDouble(System.getProperty("noise", "0"));
        Map<String, Object> settings = new LinkedHashMap<>();
        for (String pair : Arrays.asList(arguments).subList(3, arguments.length)) {
            String[] parts = pair.split("=", 2);
            settings.put(parts[0], parts[1].matches("\\d+") ? (Object) Integer.valueOf(parts[1]) : parts[1]);
        }
        ImageSet test = new Cifar10().load(DataAccess.of(Path.of(arguments[0]))).test();
        try (NDManager manager = NDManager.newBaseManager();
                Evaluator evaluator = new Evaluator(
                        new EvaluatedModel(
                                x -> backbone.apply(noise > 0 ? x.noisy(noise) : x)
                                        .logits(),
                                Safetensors.read(Path.of(arguments[1])).values(),
                                ImageExamples.of(test, Standardisation.CIFAR10),
                                Standardisation.CIFAR10,
                                1),
                        manager)) {
            EvaluationOutcome outcome =
                    evaluator.evaluate(new Evaluation("attack", settings), EvaluationListener.SILENT);
            System.out.println(outcome.correct() + " of " + outcome.images() + " correct, " + outcome.seconds() + " s "
                    + outcome.metrics());
            outcome.attacks().forEach(System.out::println);
            outcome.checks()
                    .forEach(check -> System.out.println(check.id() + " " + check.status() + " " + check.value() + " "
                            + check.unit() + " (" + check.limit() + ") " + check.name() + ": " + check.text()));
            outcome.curves().forEach((name, points) -> System.out.println(name + ": " + points));
        }
    }
}
