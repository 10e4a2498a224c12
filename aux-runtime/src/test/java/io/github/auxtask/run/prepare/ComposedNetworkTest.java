package io.github.auxtask.run.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Composition;
import io.github.auxtask.method.NeededRuns;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Linear members on 1 x 1 images of two channels, so that everything can be computed by hand. */
class ComposedNetworkTest {
    private static final Standardisation OWN =
            new Standardisation(new float[] {0.5f, 0.25f}, new float[] {0.25f, 0.5f});
    private static final Standardisation OTHER =
            new Standardisation(new float[] {0.25f, 0.5f}, new float[] {0.5f, 0.125f});

    /** Scores [x0, x1, 0] and [2 x1, 0, x0] of the members' own inputs. */
    private static final float[] FIRST = {1, 0, 0, 1, 0, 0};

    private static final float[] SECOND = {0, 2, 0, 0, 1, 0};

    /** A pixel of 1 and of 0.5 in the two channels: (2, 0.5) for the whole, (1.5, 0) for the second member. */
    private static final FloatBlock PIXEL = new FloatBlock(new long[] {1, 2, 1, 1}, new float[] {2, 0.5f});

    private static final NeededRuns MEMBERS =
            NeededRuns.of(List.of(new Member(FIRST, OWN), new Member(SECOND, OTHER), new Other()));

    @Test
    void eachMemberIsGivenImagesAsItWasTrainedWith() {
        // members: (2, 0.5, 0) and (2 * 0, 0, 1.5)
        assertThat(scores(Composition.meanOfLogits("members")))
                .containsExactly(new float[] {1, 0.25f, 0.75f}, within(1e-6f));
    }

    @Test
    void probabilitiesAreSummed() {
        double[] sum = new double[3];
        for (double[] scores : new double[][] {{2, 0.5, 0}, {0, 0, 1.5}}) {
            double total = Math.exp(scores[0]) + Math.exp(scores[1]) + Math.exp(scores[2]);
            for (int k = 0; k < 3; k++) {
                sum[k] += Math.exp(scores[k]) / total;
            }
        }
        float[] scores = scores(Composition.sumOfSoftmax("members"));
        for (int k = 0; k < 3; k++) {
            assertThat((double) scores[k]).isEqualTo(sum[k], within(1e-6));
        }
        assertThat((double) losses(Composition.sumOfSoftmax("members"), 1)[0])
                .isEqualTo(-Math.log(sum[1] / 2), within(1e-6));
    }

    @Test
    void theLossOfTheMeanOfScoresIsItsCrossEntropy() {
        double total = Math.exp(1) + Math.exp(0.25) + Math.exp(0.75);
        assertThat((double) losses(Composition.meanOfLogits("members"), 2)[0])
                .isEqualTo(-Math.log(Math.exp(0.75) / total), within(1e-6));
    }

    @Test
    void valuesAreCalledByTheirPlaceInTheWhole() {
        assertThat(new ComposedNetwork(Composition.meanOfLogits("members"), MEMBERS).values())
                .containsOnlyKeys(
                        "members.0.fc.weight", "members.0.fc.bias", "members.1.fc.weight", "members.1.fc.bias");
    }

    private static float[] scores(Composition composition) {
        return results(composition, 0, 0).values();
    }

    private static float[] losses(Composition composition, int label) {
        return results(composition, label, 1).values();
    }

    private static FloatBlock results(Composition composition, int label, int which) {
        ComposedNetwork whole = new ComposedNetwork(composition, MEMBERS);
        UnaryOperator<Tensor> classifier = whole.classifier(OWN);
        try (NDManager manager = NDManager.newBaseManager();
                CompiledFunctions functions = new CompiledFunctions(manager, whole.values())) {
            return functions
                    .compile(graph -> {
                        Tensor scores = classifier.apply(graph.input("x", -1, 2, 1, 1));
                        return List.of(scores, composition.losses().perImage(scores, graph.labels("y")));
                    })
                    .of(PIXEL, List.of(label))
                    .get(which);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a carrier, compared by nobody
    private record Member(float[] weights, Standardisation standardisation) implements TrainedRun {
        @Override
        public String as() {
            return "members";
        }

        @Override
        public ContentId id() {
            return ContentId.of("member");
        }

        @Override
        public RunDescription run() {
            throw new UnsupportedOperationException();
        }

        @Override
        public UnaryOperator<Tensor> classifier() {
            return images -> images.flatten().linear("fc", 3);
        }

        @Override
        public Map<String, float[]> values() {
            return Map.of("fc.weight", weights, "fc.bias", new float[3]);
        }
    }

    /** Needed for something else. */
    private static final class Other implements TrainedRun {
        @Override
        public String as() {
            return "teacher";
        }

        @Override
        public ContentId id() {
            return ContentId.of("teacher");
        }

        @Override
        public RunDescription run() {
            throw new UnsupportedOperationException();
        }

        @Override
        public UnaryOperator<Tensor> classifier() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Standardisation standardisation() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, float[]> values() {
            throw new UnsupportedOperationException();
        }
    }
}
