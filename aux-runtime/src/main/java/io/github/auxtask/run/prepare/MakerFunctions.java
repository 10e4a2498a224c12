package io.github.auxtask.run.prepare;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.NetworkFunctions;
import io.github.auxtask.method.TrainedRun;
import java.util.ArrayList;
import java.util.List;

/** Functions of trained networks for whoever makes data from them; all that they hold is freed together. */
public final class MakerFunctions implements DataMaker.FunctionsOf, AutoCloseable {
    private final NDManager manager;
    private final List<CompiledFunctions> open = new ArrayList<>();

    /** @param manager on the device; must stay open longer than this */
    public MakerFunctions(NDManager manager) {
        this.manager = manager;
    }

    @Override
    public NetworkFunctions network(TrainedRun run) {
        CompiledFunctions functions = new CompiledFunctions(manager, run.values());
        open.add(functions);
        return functions;
    }

    @Override
    public void close() {
        open.forEach(CompiledFunctions::close);
    }
}
