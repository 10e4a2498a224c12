package io.github.auxtask.testing;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeExamples;
import io.github.auxtask.data.made.MadeType;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Composition;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.MadeDataSets;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.NeedRole;
import io.github.auxtask.method.NetworkFunction;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.fourier.FourierAuxiliaryMethod;
import io.github.auxtask.train.declaration.TrainingData;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A method whose runs need runs, by the axis {@code part}: {@code plain} networks, an {@code ensemble} and {@code logits} of three of
 * them, and a {@code student} that is trained on images which a plain network has changed.
 */
public final class NeedingMethod implements Method {
    /** Milliseconds that the maker waits for each image, so that a test can kill it. */
    private static final String DELAY = "made.delay";
    /** What is added to each value; {@code NaN} to fail. */
    private static final String STEP = "made.step";

    /** Whether a student looks for what only a trained network has. */
    private static final String LOOK = "student.look";

    private final FourierAuxiliaryMethod plain = new FourierAuxiliaryMethod();

    @Override
    public String name() {
        return "needing";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SettingKey> settings() {
        List<SettingKey> keys = new ArrayList<>(plain.settings());
        keys.add(SettingKey.integer(DELAY, 0, "milliseconds for each image"));
        keys.add(SettingKey.flag(LOOK, false, "whether a student looks for its source's auxiliary head"));
        keys.add(SettingKey.text(STEP, "0.1", "times the sign of the gradient"));
        return keys;
    }

    private static String part(RunDescription run) {
        return run.axis("part", List.of("plain", "ensemble", "logits", "student"));
    }

    @Override
    public List<NeedRole> needs(RunDescription run) {
        return part(run).equals("student") ? List.of(NeedRole.one("source")) : Method.super.needs(run);
    }

    @Override
    public Optional<Composition> composition(RunDescription run) {
        return switch (part(run)) {
            case "ensemble" -> Optional.of(Composition.sumOfSoftmax("members"));
            case "logits" -> Optional.of(Composition.meanOfLogits("members"));
            default -> Optional.empty();
        };
    }

    @Override
    public List<DataMaker> makes(RunDescription run) {
        return part(run).equals("student") ? List.of(new GradientMaker(run)) : List.of();
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        TrainingDeclaration declared = plain.training(context);
        if (!part(context.run()).equals("student")) {
            return declared;
        }
        if (context.settings().flag(LOOK)) {
            Objects.requireNonNull(
                    context.run().needs().one("source").values().get("no head"), "the source has no head");
        }
        TrainingData data = declared.data();
        Examples train = data.train();
        int[] members = new int[train.count()];
        for (int i = 0; i < members.length; i++) {
            members[i] = train.index(i);
        }
        Examples made = MadeExamples.of(
                context.service(MadeDataSets.class).of("gradient-step"),
                "once",
                context.dataset().train(),
                members,
                standardisation(context.run()));
        TrainingData other = new TrainingData(made, data.stages(), data.validation(), data.held(), data.digests());
        return new TrainingDeclaration(
                other,
                declared.network(),
                declared.criterion(),
                declared.tasks(),
                declared.learnedWeights(),
                declared.start(),
                declared.phases(),
                declared.beside(),
                Set.of(1));
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        return plain.classifier(run);
    }

    /** Adds a step along the sign of the gradient of the sum of scores, once and twice as large. */
    private record GradientMaker(RunDescription asking) implements DataMaker {
        private static final int BATCH = 100;

        @Override
        public String name() {
            return "gradient-step";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Map<String, Object> settings() {
            return Map.of("step", asking.settings().text(STEP));
        }

        @Override
        public List<String> from() {
            return List.of("source");
        }

        @Override
        public List<MadeArray> arrays(RunDescription run) {
            return List.of(
                    new MadeArray("once", MadeType.FLOAT32, run.images()),
                    new MadeArray("twice", MadeType.UINT8, run.images()));
        }

        @Override
        public Making begin(Materials materials) {
            TrainedRun source = materials.run().needs().one("source");
            int size = source.run().images().size();
            NetworkFunction gradient = materials.functions().network(source).compile(graph -> {
                Tensor images = graph.input(
                                "x",
                                -1,
                                source.run().images().channels(),
                                source.run().images().height(),
                                source.run().images().width())
                        .leaf();
                return List.of(
                        source.classifier().apply(images).sum().gradient(images).sign());
            });
            float step = Float.parseFloat(asking.settings().text(STEP));
            return (from, to, sink) -> {
                for (int first = from; first < to; first += BATCH) {
                    int count = Math.min(BATCH, to - first);
                    float[] inputs = new float[count * size];
                    float[] pixels = new float[count * size];
                    byte[] bytes = new byte[size];
                    for (int i = 0; i < count; i++) {
                        materials.images().read(first + i, bytes, 0);
                        source.standardisation().apply(bytes, 0, source.run().images(), inputs, i * size);
                        for (int v = 0; v < size; v++) {
                            pixels[i * size + v] = (bytes[v] & 0xFF) / 255f;
                        }
                    }
                    FloatBlock block = new FloatBlock(
                            new long[] {
                                count,
                                source.run().images().channels(),
                                source.run().images().height(),
                                source.run().images().width()
                            },
                            inputs);
                    float[] signs = gradient.of(block).get(0).values();
                    for (int i = 0; i < count; i++) {
                        put(sink, first + i, pixels, signs, i * size, size, step);
                    }
                }
            };
        }

        private void put(Sink sink, int index, float[] pixels, float[] signs, int at, int size, float step) {
            float[] once = new float[size];
            float[] twice = new float[size];
            for (int v = 0; v < size; v++) {
                once[v] = pixels[at + v] + step * signs[at + v];
                twice[v] = pixels[at + v] + 2 * step * signs[at + v];
            }
            sink.put("once", index, once, 0);
            sink.put("twice", index, twice, 0);
            try {
                Thread.sleep(asking.settings().integer(DELAY));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
