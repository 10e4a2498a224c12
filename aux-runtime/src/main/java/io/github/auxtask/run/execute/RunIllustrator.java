package io.github.auxtask.run.execute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.CompiledFunctions;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.store.PictureFolder;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Draws the pictures of one trained run from a handful of test images, the first of each of the first classes that the network classifies
 * correctly: the images, what every attack of the plan makes of them, and what the method itself wants to show.
 */
final class RunIllustrator {
    private static final int IMAGES = 8;
    private static final int LOOKED_AT = 256;
    private static final int BATCH = 32;

    private final RunMethod how;
    private final Dataset dataset;
    private final Map<String, float[]> weights;
    private final Examples examples;
    private final Snapshots snapshots;
    private final NDManager manager;

    RunIllustrator(
            RunMethod how,
            Dataset dataset,
            Map<String, float[]> weights,
            Examples examples,
            Snapshots snapshots,
            NDManager manager) {
        this.how = how;
        this.dataset = dataset;
        this.weights = weights;
        this.examples = examples;
        this.snapshots = snapshots;
        this.manager = manager;
    }

    /**
     * Writes pictures and list into a folder.
     *
     * @param evaluations the run's, whose attacks are drawn
     */
    void into(PictureFolder folder, List<ParsedEvaluation> evaluations) {
        Standardisation standardisation = how.standardisation(dataset);
        Map<String, FloatBlock> adversarial = new LinkedHashMap<>();
        FloatBlock images;
        int[] chosen;
        try (AttackedClassifier victim = victim(standardisation)) {
            chosen = chosen(victim);
            images = images(chosen);
            RunPictures pictures = new RunPictures(dataset, standardisation, images, labels(chosen));
            pictures.inputs(folder);
            for (ParsedEvaluation evaluation : evaluations) {
                Optional<Attack> attack = evaluation.task().attack();
                if (attack.isPresent() && !attack.get().isLong()) {
                    adversarial.put(
                            evaluation.name(),
                            attacked(attack.get(), victim, chosen, images, evaluation, pictures, folder));
                }
            }
        }
        if (how.composition(dataset.description()).isEmpty()) {
            illustrate(images, labels(chosen), adversarial, folder);
        }
        folder.finish();
    }

    /** What the method shows of a network that it has trained. */
    private void illustrate(
            FloatBlock images, List<Integer> labels, Map<String, FloatBlock> adversarial, PictureFolder folder) {
        try (CompiledFunctions functions = new CompiledFunctions(manager, weights)) {
            how.method()
                    .illustrate(new IllustrationContext(
                            how.description(dataset),
                            dataset,
                            new IllustrationContext.Inputs(images, labels, adversarial),
                            new IllustrationContext.TrainedValues(weights, snapshots, functions),
                            new CaptionedPictures(folder, dataset.classNames(), labels)));
        }
    }

    private FloatBlock attacked(
            Attack attack,
            AttackedClassifier victim,
            int[] chosen,
            FloatBlock images,
            ParsedEvaluation evaluation,
            RunPictures pictures,
            PictureFolder folder) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.create(images.values(), new Shape(images.shape()));
            NDArray y = scope.create(
                    labels(chosen).stream().mapToLong(Integer::longValue).toArray());
            int[] indices = new int[chosen.length];
            for (int i = 0; i < chosen.length; i++) {
                indices[i] = examples.index(chosen[i]);
            }
            AttackRandom random = AttackRandom.of(how.run().seed(), attack.name(), indices);
            AttackResult result = AttackEngine.run(attack, victim, scope, x, y, random);
            FloatBlock adversarial =
                    new FloatBlock(images.shape().clone(), result.adversarial().toFloatArray());
            pictures.adversarial(
                    folder,
                    evaluation.name(),
                    attack,
                    adversarial,
                    result,
                    victim.hostScores(scope, x),
                    victim.hostScores(scope, result.adversarial()));
            return adversarial;
        }
    }

    private AttackedClassifier victim(Standardisation standardisation) {
        ImageShape shape = examples.shape();
        InputSpec inputs = new InputSpec(
                shape.channels(), shape.height(), shape.width(), standardisation.mean(), standardisation.std());
        return AttackedClassifier.of(Classifier.of(how, dataset), Precision.FP32, manager, inputs, weights)
                .readout(how.readout(dataset));
    }

    /**
     * The first image of each of the first classes that is classified correctly, by class, so that an attack has something to change;
     * where nothing is, the first of each class.
     */
    private int[] chosen(AttackedClassifier victim) {
        Map<Integer, Integer> firsts = new TreeMap<>();
        Map<Integer, Integer> right = new TreeMap<>();
        int wanted = Math.min(IMAGES, examples.classes());
        int[] candidates = IntStream.range(0, examples.count())
                .filter(i -> examples.label(i) < wanted)
                .limit(LOOKED_AT)
                .toArray();
        for (int from = 0; from < candidates.length && right.size() < wanted; from += BATCH) {
            int[] some = Arrays.copyOfRange(candidates, from, Math.min(candidates.length, from + BATCH));
            int[] predictions = predictions(victim, images(some));
            for (int i = 0; i < some.length; i++) {
                int label = examples.label(some[i]);
                firsts.putIfAbsent(label, some[i]);
                if (predictions[i] == label) {
                    right.putIfAbsent(label, some[i]);
                }
            }
        }
        return (right.isEmpty() ? firsts : right)
                .values().stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] predictions(AttackedClassifier victim, FloatBlock images) {
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = scope.create(images.values(), new Shape(images.shape()));
            return AttackedClassifier.predictions(victim.hostScores(scope, x));
        }
    }

    private List<Integer> labels(int[] chosen) {
        List<Integer> labels = new ArrayList<>();
        for (int position : chosen) {
            labels.add(examples.label(position));
        }
        return labels;
    }

    private FloatBlock images(int[] chosen) {
        ImageShape shape = examples.shape();
        float[] values = new float[chosen.length * shape.size()];
        for (int i = 0; i < chosen.length; i++) {
            examples.write(chosen[i], 0, values, i * shape.size());
        }
        return new FloatBlock(new long[] {chosen.length, shape.channels(), shape.height(), shape.width()}, values);
    }
}
