package io.github.auxtask.method;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.function.Function;

/** Makes functions of a trained network's tensors. What they hold is freed once all pictures of the run are drawn. */
@FunctionalInterface
public interface NetworkFunctions {
    /**
     * Compiles a function on the trained values.
     *
     * @param body declares arguments on the graph, computes, and gives the results
     */
    NetworkFunction compile(Function<Graph, List<Tensor>> body);
}
