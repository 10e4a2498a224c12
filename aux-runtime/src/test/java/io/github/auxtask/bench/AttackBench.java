package io.github.auxtask.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.ApgdAttack;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.suite.AttackSuite;
import io.github.auxtask.attack.suite.SuiteBudget;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.Cifar10;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Seconds of each attack of the suite on CIFAR-10 images and a ResNet-18, and the images times steps a second of PGD and APGD against
 * the bare input gradient, in batches of the same size: epsilon is so small that no image falls. Prints, asserts nothing.
 *
 * <p>Arguments: {@code DATASETS MODEL.safetensors [--images N (100)] [--steps N (10)] [--queries N (100)] [--tries N (3)]}.
 */
public final class AttackBench {
    private static final double NANOS = 1e9;
    private static final int WARM_UP = 2;
    /** So small that no image falls. */
    private static final String TINY = "0.0000001";

    private final Path datasets;
    private final Path model;
    private int images = 100;
    private int steps = 10;
    private int queries = 100;
    private int tries = 3;

    private AttackBench(List<String> arguments) {
        datasets = Path.of(arguments.get(0));
        model = Path.of(arguments.get(1));
        for (int i = 2; i < arguments.size(); i += 2) {
            int value = Integer.parseInt(arguments.get(i + 1));
            switch (arguments.get(i)) {
                case "--images" -> images = value;
                case "--steps" -> steps = value;
                case "--queries" -> queries = value;
                default -> tries = value;
            }
        }
    }

    /** See the class. */
    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.out.println("The attack benchmark needs data and a trained ResNet-18: -Dbench.attack=\"DATASETS"
                    + " MODEL.safetensors\".");
            return;
        }
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
        new AttackBench(List.of(arguments)).run();
    }

    private void run() {
        ImageSet test = new Cifar10().load(DataAccess.of(datasets)).test();
        ImageExamples examples = ImageExamples.of(test, Standardisation.CIFAR10);
        Backbone backbone = Backbones.named("resnet18", 10);
        InputSpec spec = new InputSpec(3, 32, 32, Standardisation.CIFAR10.mean(), Standardisation.CIFAR10.std());
        float[] inputs = new float[images * spec.size()];
        long[] labels = new long[images];
        for (int i = 0; i < images; i++) {
            examples.write(i, 0, inputs, i * spec.size());
            labels[i] = examples.label(i);
        }
        try (NDManager manager = NDManager.newBaseManager();
                AttackedClassifier victim = AttackedClassifier.of(
                        x -> backbone.apply(x).logits(),
                        Precision.FP32,
                        manager,
                        spec,
                        Safetensors.read(model).values());
                NDArray x = manager.create(inputs, new Shape(images, 3, 32, 32));
                NDArray y = manager.create(labels)) {
            suite(victim, manager, x, y);
            // Every image counts as right, so that the attacks get the batch that the bare gradient gets.
            try (NDArray predicted =
                    manager.create(Arrays.stream(AttackedClassifier.predictions(victim.hostScores(manager, x)))
                            .mapToLong(i -> i)
                            .toArray())) {
                speed(victim, manager, x, predicted);
            }
        }
    }

    private void suite(AttackedClassifier victim, NDManager manager, NDArray x, NDArray y) {
        Objective objective = objective("8/255");
        attack(new AttackSuite(objective, new SuiteBudget(WARM_UP, 1, 3, WARM_UP), true), victim, manager, x, y);
        Attack suite = new AttackSuite(objective, new SuiteBudget(steps, 1, 3, queries), true);
        AttackResult result = attack(suite, victim, manager, x, y);
        System.out.println(
                suite + ", " + images + " images, " + result.outcome().correct() + " correct after it, "
                        + figure(result.outcome().seconds()) + " s");
        System.out.println("| attack | images attacked | standing after | image gradients | image queries | seconds |");
        System.out.println("|---|---|---|---|---|---|");
        result.outcome()
                .shares()
                .forEach(share -> System.out.println(String.join(
                        " | ",
                        "| " + share.name(),
                        Integer.toString(share.attacked()),
                        Integer.toString(share.standing()),
                        Long.toString(share.imageGradients()),
                        Long.toString(share.imageQueries()),
                        figure(share.seconds()) + " |")));
    }

    private void speed(AttackedClassifier victim, NDManager manager, NDArray x, NDArray y) {
        Attack pgd = pgd(steps);
        Attack apgd = ApgdAttack.crossEntropy(objective(TINY), steps, 1);
        double[] bare = new double[tries];
        double[] ofPgd = new double[tries];
        double[] ofApgd = new double[tries];
        gradient(victim, manager, x, y, WARM_UP);
        attack(pgd(WARM_UP), victim, manager, x, y);
        attack(ApgdAttack.crossEntropy(objective(TINY), WARM_UP, 1), victim, manager, x, y);
        for (int i = 0; i < tries; i++) {
            bare[i] = images / gradient(victim, manager, x, y, steps);
            ofPgd[i] = rate(attack(pgd, victim, manager, x, y));
            ofApgd[i] = rate(attack(apgd, victim, manager, x, y));
        }
        double best = best(bare);
        System.out.println(
                "Images times gradients a second, fastest of " + tries + " (two scoring passes of each attack"
                        + " included): bare input gradient " + figure(best) + ", PGD " + figure(best(ofPgd)) + " ("
                        + figure(100 * best(ofPgd) / best) + " %), APGD " + figure(best(ofApgd)) + " ("
                        + figure(100 * best(ofApgd) / best) + " %)");
    }

    private static Attack pgd(int steps) {
        return PgdAttack.pgd(objective(TINY), Fraction.parse("0.00000001"), steps)
                .start(Start.UNIFORM, 1)
                .keep(KeptIterate.SUCCESS);
    }

    private static double rate(AttackResult result) {
        return result.outcome().imageGradients() / result.outcome().seconds();
    }

    private static double best(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }

    private static Objective objective(String epsilon) {
        return Objective.of(ThreatModel.pixel(Norm.LINF, epsilon)).loss(AttackLoss.STABLE_CROSS_ENTROPY);
    }

    private AttackResult attack(Attack attack, AttackedClassifier victim, NDManager manager, NDArray x, NDArray y) {
        try (NDManager scope = manager.newSubManager()) {
            int[] indices = IntStream.range(0, images).toArray();
            return AttackEngine.run(attack, victim, scope, x, y, AttackRandom.of(1, attack.name(), indices));
        }
    }

    private static double gradient(AttackedClassifier victim, NDManager manager, NDArray x, NDArray y, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            try (NDManager scope = manager.newSubManager()) {
                victim.call(
                                "bare gradient",
                                graph -> List.of(AttackLoss.CROSS_ENTROPY.gradient(
                                        victim.network(), graph.input("x", -1, 3, 32, 32), graph.labels("y"))),
                                scope,
                                x,
                                y)
                        .head()
                        .sum()
                        .getFloat();
            }
        }
        return (System.nanoTime() - start) / NANOS / times;
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
