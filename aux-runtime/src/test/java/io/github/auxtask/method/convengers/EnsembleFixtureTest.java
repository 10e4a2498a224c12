package io.github.auxtask.method.convengers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.Composition;
import io.github.auxtask.testing.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Six tables of scores, and what NumPy made of them: the sum of their softmax outputs, not divided. */
class EnsembleFixtureTest {
    private static final int MEMBERS = 6;
    private static final int FIRST_ARRAY = 121;

    @Test
    void theEnsembleAddsUpProbabilities() {
        JsonNode ensemble = ReducedConvengers.FIXTURE.get("ensemble");
        double[] expected = Fixtures.numbers(ensemble.get("sum_of_softmax"));
        int images = ensemble.get("sum_of_softmax").size();
        int classes = expected.length / images;
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("ensemble")
                        .method("sum", Mode.EVAL, Precision.FP32, graph -> {
                            List<Tensor> members = IntStream.range(0, MEMBERS)
                                    .mapToObj(member -> graph.input("member" + member, -1, classes))
                                    .toList();
                            return List.of(
                                    Composition.sumOfSoftmax("members").scores().apply(members));
                        })
                        .compile(manager);
                NetworkState state = new NetworkState(manager, program.parameters(), Map.of())) {
            List<Object> arguments = new ArrayList<>();
            for (int member = 0; member < MEMBERS; member++) {
                double[] scores = Fixtures.formulas().array(FIRST_ARRAY + member, -4, 4, images * classes);
                float[] floats = new float[scores.length];
                for (int i = 0; i < scores.length; i++) {
                    floats[i] = (float) scores[i];
                }
                arguments.add(manager.create(floats, new Shape(images, classes)));
            }
            float[] sum = program.call("sum", manager, state, arguments.toArray())
                    .head()
                    .toFloatArray();
            for (int image = 0; image < images; image++) {
                int best = 0;
                for (int k = 0; k < classes; k++) {
                    int at = image * classes + k;
                    assertThat((double) sum[at]).isCloseTo(expected[at], within(1e-5));
                    best = sum[at] > sum[image * classes + best] ? k : best;
                }
                assertThat(best).isEqualTo(ensemble.get("prediction").get(image).intValue());
            }
        }
    }
}
