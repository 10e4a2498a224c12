package io.github.auxtask.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Typed;

/** A network of ours, compiled: one training step and one input gradient, timed. */
final class OwnSteps implements AutoCloseable {
    private final NDManager manager;
    private final Program program;
    private final NetworkState state;
    private final NDList momenta;
    private final NDArray x;
    private final NDArray y;

    OwnSteps(String network, Precision precision, int batch, NDManager parent) {
        manager = parent.newSubManager();
        StepProgram steps = StepProgram.of(network, precision, manager, manager.getDevice());
        program = steps.program();
        state = new NetworkState(
                manager, program.parameters(), Initialisation.torchDefaults().values(program.parameters(), 1));
        momenta = state.zerosLike(steps.trained(), manager);
        Typed typed = new Typed(manager, DataType.FLOAT32);
        x = typed.array(new FormulaWeights(1).images(batch * 3 * 32 * 32), batch, 3, 32, 32);
        double[] labels = new double[batch];
        for (int i = 0; i < batch; i++) {
            labels[i] = i % 10;
        }
        y = typed.labels(labels);
    }

    double train() {
        return timed(step -> program.call("train", step, state, x, y, momenta, step.create(0.01f)));
    }

    double gradient() {
        return timed(step -> program.call("gradient", step, state, x, y));
    }

    private double timed(java.util.function.Function<NDManager, NDList> call) {
        long start = System.nanoTime();
        try (NDManager step = manager.newSubManager()) {
            // On a GPU calls return early; a value on the host has waited for all of it.
            try (NDArray sum = call.apply(step).head().sum()) {
                sum.getFloat();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        state.close();
        program.close();
        manager.close();
    }
}
