package io.github.auxtask.graph.export;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.ScriptArchive;
import io.github.auxtask.graph.trace.TracedMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A trained network as a TorchScript file with its values inside, which Python opens by {@code torch.jit.load} without any of
 * our code: {@code forward(x)} is the network in evaluation and float32, {@code state_dict()} has torch's names.
 */
public final class ScriptExport {
    private static final String ROOT = "Net";
    private static final String METHOD = "forward";

    private ScriptExport() {}

    /**
     * Writes a network, whole or not at all.
     *
     * @param network what {@code forward} computes; its one argument is an image batch
     * @param values of every parameter and buffer that the network uses, by name; others are left out
     * @param imageShape [C, H, W]
     * @return the tensors that are in the file, in its order
     * @throws io.github.auxtask.core.RunFailedException if the file cannot be written
     */
    public static List<ParameterSpec> write(
            Path file, UnaryOperator<Tensor> network, Map<String, float[]> values, long... imageShape) {
        Parameters parameters = new Parameters();
        Graph graph = new Graph(parameters, Mode.EVAL, Precision.FP32, parameter -> false);
        long[] batch = new long[imageShape.length + 1];
        batch[0] = -1;
        System.arraycopy(imageShape, 0, batch, 1, imageShape.length);
        Tensor result = network.apply(graph.input("x", batch));
        TracedMethod forward = new TracedMethod(
                METHOD,
                graph.arguments(),
                graph.statements(),
                List.of(),
                List.of(result),
                graph.needsGradients(),
                false);
        ModuleTree root = ModuleTree.of(ROOT, parameters.state());
        ModulePickle pickle = ModulePickle.of(root, values);
        String source = String.join("\n", root.source(method(forward, parameters, result))) + "\n";
        AtomicFile.write(file, ScriptArchive.bytes(source, pickle.bytes(), pickle.storages()));
        return parameters.state();
    }

    /** The traced lines as they are, below two lists that gather the tensors from the modules. */
    private static List<String> method(TracedMethod forward, Parameters parameters, Tensor result) {
        List<String> traced = forward.lines(List.of());
        List<String> lines = new ArrayList<>();
        lines.add("  def " + METHOD + "(self: __torch__." + ROOT + ", x: Tensor) -> Tensor:");
        lines.add(gathered(Parameters.PARAMETER_LIST, parameters.parameters()));
        lines.add(gathered(Parameters.BUFFER_LIST, parameters.buffers()));
        lines.addAll(traced.subList(1, traced.size() - 1));
        lines.add("    return " + result.name());
        return lines;
    }

    private static String gathered(String list, List<ParameterSpec> specs) {
        return "    " + list + " = annotate(List[Tensor], "
                + specs.stream().map(spec -> ModuleTree.access(spec.name())).collect(Collectors.joining(", ", "[", "]"))
                + ")";
    }
}
