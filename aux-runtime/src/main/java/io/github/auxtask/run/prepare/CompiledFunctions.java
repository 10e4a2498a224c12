package io.github.auxtask.run.prepare;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.method.NetworkFunction;
import io.github.auxtask.method.NetworkFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Functions of one trained network on a device; all that they hold is freed together. */
public final class CompiledFunctions implements NetworkFunctions, AutoCloseable {
    private final NDManager manager;
    private final Map<String, float[]> values;
    private final List<Program> programs = new ArrayList<>();

    /**
     * Functions of a network.
     *
     * @param parent on the device
     * @param values trained, by name
     */
    public CompiledFunctions(NDManager parent, Map<String, float[]> values) {
        this.manager = parent.newSubManager();
        this.values = values;
    }

    @Override
    public NetworkFunction compile(Function<Graph, List<Tensor>> body) {
        Program program = Program.named("function")
                .method("run", Mode.EVAL, Precision.FP32, body)
                .compile(manager);
        programs.add(program);
        return on(program, values);
    }

    private NetworkFunction on(Program program, Map<String, float[]> state) {
        NetworkState network = new NetworkState(manager, program.parameters(), state);
        return new OnNetwork(program, network);
    }

    private final class OnNetwork implements NetworkFunction {
        private final Program program;
        private final NetworkState network;

        OnNetwork(Program program, NetworkState network) {
            this.program = program;
            this.network = network;
        }

        @Override
        public List<FloatBlock> of(FloatBlock... arguments) {
            try (NDManager scope = manager.newSubManager()) {
                Object[] arrays = new Object[arguments.length];
                for (int i = 0; i < arrays.length; i++) {
                    arrays[i] = scope.create(arguments[i].values(), new Shape(arguments[i].shape()));
                }
                return blocks(program.call("run", scope, network, arrays));
            }
        }

        @Override
        public List<FloatBlock> of(FloatBlock images, List<Integer> labels) {
            try (NDManager scope = manager.newSubManager()) {
                return blocks(program.call(
                        "run",
                        scope,
                        network,
                        scope.create(images.values(), new Shape(images.shape())),
                        scope.create(
                                labels.stream().mapToLong(Integer::longValue).toArray())));
            }
        }

        @Override
        public NetworkFunction with(Map<String, float[]> other) {
            return on(program, other);
        }
    }

    private static List<FloatBlock> blocks(NDList results) {
        return results.stream()
                .map(array -> new FloatBlock(array.getShape().getShape(), array.toFloatArray()))
                .toList();
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
        manager.close();
    }
}
