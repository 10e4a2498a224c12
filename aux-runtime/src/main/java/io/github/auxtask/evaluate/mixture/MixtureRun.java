package io.github.auxtask.evaluate.mixture;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Draws an attack for each image of a chunk, and attacks those together that drew the same. */
final class MixtureRun implements EvaluationRun {
    private static final String PREDICTIONS = "predictions";
    private static final String CLIPPED = "clipped";
    private static final String OUTSIDE = "outside";
    private static final double PERCENT = 100;

    private final AttackMixture mixture;
    private final EvaluationContext context;
    private final Examples examples;
    private final int[] predictions;
    private final BitSet correct = new BitSet();
    private final Map<String, long[]> byKind = new TreeMap<>();
    private int counted;
    private long outside;
    private long clippedCorrect;

    MixtureRun(AttackMixture mixture, EvaluationContext context) {
        this.mixture = mixture;
        this.context = context;
        this.examples = context.examples();
        this.predictions = new int[examples.count()];
    }

    @Override
    public int total() {
        return predictions.length;
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        ExampleBatch images = ExampleBatch.read(examples, from, to);
        int[] drawn = IntStream.of(images.indices())
                .map(image -> mixture.drawn(context.seed(), image))
                .toArray();
        EvaluatedClassifier classifier = context.classifier();
        float[][] scores = classifier.scores(images);
        int[] after = new int[images.count()];
        ExampleBatch clipped = images.select(IntStream.range(0, images.count()).toArray());
        long moved = 0;
        for (int attack = 0; attack < mixture.attacks().size(); attack++) {
            int wanted = attack;
            int[] rows = IntStream.range(0, drawn.length)
                    .filter(i -> drawn[i] == wanted)
                    .toArray();
            if (rows.length == 0) {
                continue;
            }
            moved += clip(mixture.attack(attack).threat(), clipped, rows);
            int[] found = attacked(classifier, mixture.attack(attack), images, scores, rows);
            for (int i = 0; i < rows.length; i++) {
                after[rows[i]] = found[i];
            }
        }
        return EvaluatedChunk.of(from, to - from)
                .with(PREDICTIONS, after)
                .with(CLIPPED, EvaluatedClassifier.predictions(classifier.scores(clipped)))
                .withCount(OUTSIDE, moved);
    }

    private static int[] attacked(
            EvaluatedClassifier classifier, Attack attack, ExampleBatch images, float[][] scores, int[] rows) {
        float[][] known = IntStream.of(rows).mapToObj(row -> scores[row]).toArray(float[][]::new);
        AttackOutcome outcome = classifier.attacked(attack, images.select(rows), known);
        return outcome.after();
    }

    /** Clips some images where they lie, and counts the values that it moves. */
    private long clip(ThreatModel threat, ExampleBatch images, int[] rows) {
        if (!(threat.clip() instanceof Clip.Range range)) {
            return 0;
        }
        InputSpec inputs = context.classifier().inputs();
        float[] lower = inputs.standardised(range.lower(), threat.space());
        float[] upper = inputs.standardised(range.upper(), threat.space());
        float[] values = images.inputs();
        int size = images.shape().size();
        int plane = size / inputs.channels();
        long moved = 0;
        for (int row : rows) {
            for (int i = row * size; i < (row + 1) * size; i++) {
                int channel = i % size / plane;
                float inside = Math.min(Math.max(values[i], lower[channel]), upper[channel]);
                moved += inside == values[i] ? 0 : 1;
                values[i] = inside;
            }
        }
        return moved;
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[] after = chunk.ints(PREDICTIONS);
        int[] clipped = chunk.ints(CLIPPED);
        for (int i = chunk.first(); i < chunk.end(); i++) {
            predictions[i] = after[i - chunk.first()];
            boolean right = predictions[i] == examples.label(i);
            correct.set(i, right);
            clippedCorrect += clipped[i - chunk.first()] == examples.label(i) ? 1 : 0;
            String kind = mixture.kinds().get(mixture.drawn(context.seed(), examples.index(i)));
            long[] count = byKind.computeIfAbsent(kind, k -> new long[2]);
            count[0]++;
            count[1] += right ? 1 : 0;
        }
        outside += chunk.counted(OUTSIDE);
        counted = chunk.end();
    }

    @Override
    public double accuracy() {
        return PERCENT * correct.cardinality() / counted;
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        double values = (double) counted * examples.shape().size();
        EvaluationOutcome.Builder outcome = EvaluationOutcome.of(predictions.length, correct.cardinality())
                .predictions(predictions, examples.classes())
                .correct(correct)
                .metric(MixtureKind.CLIPPED, PERCENT * outside / values)
                .metric(MixtureKind.CLIPPED_ACCURACY, PERCENT * clippedCorrect / counted);
        byKind.forEach((kind, count) -> outcome.metric("attack." + kind, PERCENT * count[1] / count[0])
                .metric("images." + kind, (double) count[0]));
        return outcome.build();
    }
}
