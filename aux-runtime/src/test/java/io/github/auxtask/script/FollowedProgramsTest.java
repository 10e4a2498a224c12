package io.github.auxtask.script;

import static io.github.auxtask.script.WrittenArchive.forward;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of single statements of a program, on images [N, 3, 2, 2] that are to be 12 scores. */
class FollowedProgramsTest {
    private static final int SCORES = 12;

    @TempDir
    private Path folder;

    private Graph graph = graph();

    private static Graph graph() {
        return new Graph(new Parameters(), Mode.EVAL, Precision.FP32, name -> false);
    }

    @BeforeEach
    void anEmptyGraph() {
        graph = graph();
    }

    private Tensor followed(boolean random, String... lines) {
        ScriptedModel model = ScriptedModel.open(forward(lines).write(folder.resolve("model.pt")));
        return model.scores(graph.input("x", -1, 3, 2, 2), SCORES, random);
    }

    private List<String> operators() {
        return graph.statements().stream().map(ScriptStatement::operator).toList();
    }

    @Test
    void numbersAndDecisionsAreWorkedOutAndOnlyTensorsAreWritten() {
        followed(
                false,
                "n = torch.mul(torch.add(1, 2), torch.size(x, 1))",
                "if torch.eq(n, 9):",
                "  y = torch.relu(x)",
                "else:",
                "  y = torch.sigmoid(x)",
                "for i in range(2):",
                "  y = torch.tanh(y)",
                "return torch.flatten(y, 1)");

        assertThat(operators()).containsExactly("torch.relu", "torch.tanh", "torch.tanh", "torch.reshape");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    3 | torch.div(torch.tensor([7], dtype=4), 2)                       | torch.tensor torch.full torch.div
                    4 | torch.div(torch.tensor([7], dtype=4), 2)                       | torch.tensor torch.to torch.div
                    3 | torch.div(torch.tensor([7.5]), 2)                              | torch.tensor torch.div
                    4 | torch.floor_divide(torch.tensor([7], dtype=4), 2)              | torch.tensor torch.full torch.div
                    4 | torch.to(torch.tensor([7000000000], dtype=4), 3)               | torch.tensor torch.to torch.to
                    """)
    void theVersionThatAModelIsWrittenInSaysWhetherWholeNumbersAreDividedToWholeNumbers(
            String version, String quotient, String operators) {
        Path file = forward("y = " + quotient, "return torch.flatten(x, 1)")
                .put("net/version", version + "\n")
                .write(folder.resolve("model.pt"));
        ScriptedModel.open(file).scores(graph.input("x", -1, 3, 2, 2), SCORES, false);

        assertThat(String.join(" ", operators())).isEqualTo(operators + " torch.reshape");
    }

    @ParameterizedTest
    @CsvSource({"7, 2, trunc, 3", "-7, 2, trunc, -3", "7, -2, trunc, -3", "7, -2, floor, -4", "-7, 2, floor, -4"})
    void quotientsOfNumbersAreRoundedDownOrTowards0(int a, int b, String mode, int result) {
        followed(
                false,
                "n = torch.div(torch.tensor(" + a + "), torch.tensor(" + b + "), rounding_mode=\"" + mode + "\")",
                "if torch.eq(int(n), " + result + "):",
                "  y = torch.relu(x)",
                "else:",
                "  y = torch.sigmoid(x)",
                "return torch.flatten(y, 1)");

        assertThat(operators()).containsExactly("torch.relu", "torch.reshape");
    }

    @Test
    void aNumberThatIsCastTo32BitsKeepsTheLowerOnesAsInTorch() {
        followed(
                false,
                "n = torch.to(torch.tensor(3000000000), 3)",
                "if torch.eq(int(n), -1294967296):",
                "  y = torch.relu(x)",
                "else:",
                "  y = torch.sigmoid(x)",
                "return torch.flatten(y, 1)");

        assertThat(operators()).containsExactly("torch.relu", "torch.reshape");
    }

    @Test
    void theNumberOfImagesMayBeMultipliedAndDividedAway() {
        Tensor scores = followed(
                false,
                "B, C, H, W, = torch.size(x)",
                "y = torch.reshape(x, [torch.mul(B, H), -1])",
                "z = torch.view(y, [int(torch.floor_divide(ops.prim.NumToTensor(torch.size(y, 0)), 2)), -1])",
                "return z");

        assertThat(scores.shape()).containsExactly(-1, SCORES);
    }

    @Test
    void anOperatorThatWritesIntoATensorIsSeenByEveryVariableThatHoldsIt() {
        followed(false, "y = torch.add(x, 1)", "z = torch.relu_(y)", "w = torch.tanh(y)", "return torch.flatten(w, 1)");

        List<ScriptStatement> statements = graph.statements();
        assertThat(operators()).containsExactly("torch.add", "torch.relu", "torch.tanh", "torch.reshape");
        assertThat(statements.get(2).arguments().get(0))
                .hasToString(statements.get(1).variable() + "[-1, 3, 2, 2]");
    }

    @Test
    void trainingIsAlwaysOverAndDropoutDoesNothing() {
        followed(false, "t = self.training", "y = torch.dropout(x, 0.5, t)", "return torch.flatten(y, 1)");

        assertThat(operators()).containsExactly("torch.reshape");
    }

    @Test
    void dropoutDoesNothingInEvaluationAlsoInPlace() {
        followed(
                false,
                "y = torch.add(x, 1)",
                "z = torch.dropout_(y, 0.5, False)",
                "w = torch.feature_dropout_(torch.relu_(z), 0.5, False)",
                "return torch.flatten(torch.dropout(w, 0.5, False), 1)");

        assertThat(operators()).containsExactly("torch.add", "torch.relu", "torch.reshape");
    }

    @Test
    void randomNumbersNeedAWord() {
        String[] lines = {"y = torch.rand_like(x, dtype=None)", "return torch.flatten(torch.add(x, y), 1)"};

        assertThatThrownBy(() -> followed(false, lines))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(
                        "line 7, cannot be followed: the operator torch.rand_like: it draws random numbers")
                .hasMessageContaining("architecture torchscript-random allows that");
        anEmptyGraph();
        followed(true, lines);
        assertThat(graph.isRandom()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    if bool(torch.mean(x, [1, 2, 3])):     | depends on a tensor's values
                    if torch.gt(torch.size(x, 0), 4):      | depends on the number of images
                    y = torch.mean(x, [0])                 | an image's scores depend on the others
                    y = torch.select(x, 0, 0)              | takes the batch apart
                    y = torch.slice(x, 0, 0, 1)            | takes some images out of the batch
                    y = torch.batch_norm(x, None, None, None, None, True, 0.1, 0.001, True) | normalises by the statistics of the batch
                    y = torch.to(x, 5)                     | computes in half precision
                    y = torch.relu_(torch.reshape(x, [-1])) | may share its elements with another, and may not
                    y = torch.add_(torch.tensor(1.0, dtype=None), 1) | changes a number that may have other names
                    y = torch.copy_(torch.select(x, 1, 0), torch.select(x, 1, 1)) | what it reads from another part of it
                    y = torch.add_(torch.slice(x, 2, 1), torch.slice(x, 2, 0, 1), alpha=1) | what it reads from another part of it
                    y = torch.upsample_nearest2d(torch.slice(x, 2, 0, 1), None, [0.5, 0.5]) | does not come out even
                    y = torch.detach(x)                    | hides a part of itself from gradients
                    y = torch.argmax(x, 1)                 | decides for a class by itself
                    y = torch.bernoulli_(x, 0.5)           | comes to the operator torch.bernoulli_, which is not known here
                    y = torch.relu(x, x)                   | in a form that is not known here
                    ops.prim.RaiseException("no")          | the program itself stops: no
                    y = z                                  | the variable z has no value
                    y = self.z                             | __torch__.Net has no z
                    y = torch.view(x, [7, -1])             | cannot have the shape
                    y = torch.div(1, 0, rounding_mode="floor") | it divides by 0
                    y = torch.div(x, 2, rounding_mode="up") | rounds in the way 'up'
                    y = torch.div(torch.gt(x, 0), torch.gt(x, 1), rounding_mode="trunc") | it divides truths
                    y = torch.div(torch.tensor([7], dtype=4), 0, rounding_mode="trunc") | it divides by 0
                    y = torch.full([2], 3000000000, dtype=3) | a whole number of 32 bits of 3000000000, which needs more
                    y = torch.tensor([3000000000], dtype=3) | a whole number of 32 bits
                    y = torch.sum(torch.gt(x, 0), [1], False, dtype=3) | sums whole numbers of 32 bits
                    """)
    void whatDoesNotTreatEachImageForItselfIsRefusedWithItsLine(String line, String reason) {
        String[] lines =
                line.endsWith(":") ? new String[] {line, "  pass", "return x"} : new String[] {line, "return x"};

        assertThatThrownBy(() -> followed(false, lines))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The model's code/__torch__.py, line 7, cannot be followed: ")
                .hasMessageContaining(reason);
    }

    @Test
    void aLoopThatNeverEndsIsLeft() {
        assertThatThrownBy(() -> followed(false, "while True:", "  y = 1", "return x"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("goes round more than 3000000 times");
    }

    @Test
    void aTensorThatWouldFillTheMemoryIsNotMade() {
        assertThatThrownBy(() -> followed(
                        false,
                        "y = torch.zeros([100000, 100000], dtype=None, layout=None, device=None, pin_memory=None)",
                        "return x"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("it is larger than any network");
    }

    @Test
    void forwardMustTakeTheImagesAlone() {
        Path file = new WrittenArchive().put("net/code/__torch__.py", """
                        class Net(Module):
                          training : bool
                          def forward(self: __torch__.Net,
                            x: Tensor,
                            y: Tensor) -> Tensor:
                            return x
                        """).write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file).scores(graph.input("x", -1, 3, 2, 2), SCORES, false))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The model's forward cannot be followed: the argument y of forward is not given: forward must take"
                                + " the images alone.");
    }

    @Test
    void aMethodThatCallsItselfIsLeft() {
        assertThatThrownBy(() -> followed(false, "return (self).forward(x, )"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("functions call each other more than 150 deep");
    }

    @Test
    void aTensorThatRepeatsOneValueTwoThousandMillionTimesIsRefused() {
        String tensor = "ctorch._utils\n_rebuild_tensor_v2\n("
                + "(X\u0007\0\0\0storagectorch\nFloatStorage\nX\u0001\0\0\0000X\u0003\0\0\0cpuK\u0001tQ"
                + "K\0(J\0\u00945wt(K\0t\u0089ccollections\nOrderedDict\n)RtR";
        Path file = WrittenArchive.forward("return torch.flatten(x, 1)")
                .put(
                        "net/data.pkl",
                        "\u0080\u0002c__torch__\nNet\n)\u0081}(X\u0008\0\0\0training\u0089X\u0001\0\0\0w" + tensor
                                + "ub.")
                .put("net/data/0", new byte[4])
                .write(folder.resolve("model.pt"));

        assertThatThrownBy(() -> ScriptedModel.open(file).values(file, List.of("w")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("[2000000000] that is larger than its values in data/0");
    }
}
