package io.github.auxtask.train.task;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.optimiser.OptimiserState;
import io.github.auxtask.train.task.AuxiliaryTask.HostTargets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One update on a batch: adversarial images if there is an adversary, targets, then one call for forward pass, gradients and
 * optimiser. Without an adversary the batch brings its targets along, see {@link #loaderTargets}. The weights of the tasks stay
 * what they are, unless a {@link LearnedWeightsStep} moves them.
 */
public final class ClassificationStep implements TrainingStep {
    static final String WEIGHTS = "weights";

    private final ClassificationProgram methods;
    private final Program program;
    private final NetworkState network;
    private final NDManager manager;
    private final OptimiserState optimiser;
    private final StepInputs inputs;
    private final NDArray weights;

    /** A step of a compiled program on a network, its optimiser at the start. */
    public ClassificationStep(ClassificationProgram methods, Program program, NetworkState network, NDManager parent) {
        this.methods = methods;
        this.program = program;
        this.network = network;
        this.manager = parent.newSubManager();
        this.optimiser = new OptimiserState(manager, methods.task().optimiser(), network, methods.trained());
        this.inputs = new StepInputs(methods.task());
        List<WeightedTask> tasks = methods.task().tasks();
        float[] start = new float[tasks.size()];
        for (int i = 0; i < start.length; i++) {
            start[i] = (float) tasks.get(i).weight();
        }
        this.weights = manager.create(start);
    }

    /** Targets that the loader's threads can compute ahead: those of the clean images. Empty if there is an adversary. */
    public static List<HostTargets> loaderTargets(Classification task) {
        return task.adversary() == null ? StepInputs.hostTargets(task) : List.of();
    }

    @Override
    public List<String> losses() {
        List<String> names = new ArrayList<>(List.of(methods.task().criterion().name()));
        methods.task().tasks().forEach(weighted -> names.add(weighted.task().name()));
        return names;
    }

    @Override
    public Supplier<StepReport> run(Batch batch, double learningRate) {
        NDManager results = manager.newSubManager();
        try (NDManager scope = manager.newSubManager()) {
            List<Object> arguments = arguments(scope, batch);
            if (weights.size() > 0) {
                arguments.add(weights);
            }
            arguments.add(scope.create((float) learningRate));
            arguments.addAll(optimiser.arguments());
            NDList report = program.call(methods.trainMethod(), results, network, arguments.toArray());
            return () -> read(results, report.get(0));
        } catch (RuntimeException e) {
            results.close();
            throw e;
        }
    }

    /** Images, labels and targets, adversarial if the training is. */
    List<Object> arguments(NDManager scope, Batch batch) {
        NDArray x = inputs.images(scope, batch);
        NDArray y = inputs.labels(scope, batch);
        Batch seen = batch;
        if (methods.task().adversary() != null) {
            x = program.call(methods.adversaryMethod(), scope, network, x, y).get(0);
            seen = inputs.adversarial(batch, x);
        }
        List<Object> arguments = new ArrayList<>(List.of(x, y));
        arguments.addAll(inputs.targets(scope, seen));
        return arguments;
    }

    /** The factors of the tasks' losses, [K], on the device; whoever writes to it changes the next step. */
    NDArray factors() {
        return weights;
    }

    OptimiserState optimiser() {
        return optimiser;
    }

    private static StepReport read(NDManager results, NDArray report) {
        try (results) {
            return StepReport.of(report.toFloatArray());
        }
    }

    @Override
    public Map<String, float[]> snapshot() {
        Map<String, float[]> values = new LinkedHashMap<>(optimiser.snapshot());
        values.put(WEIGHTS, weights.toFloatArray());
        return values;
    }

    @Override
    public void restore(Map<String, float[]> values) {
        Map<String, float[]> rest = new LinkedHashMap<>(values);
        float[] learned = rest.remove(WEIGHTS);
        if (learned == null || learned.length != weights.size()) {
            throw new IllegalArgumentException("other auxiliary tasks");
        }
        if (learned.length > 0) {
            weights.set(java.nio.FloatBuffer.wrap(learned));
        }
        optimiser.restore(rest);
    }

    @Override
    public void close() {
        manager.close();
    }
}
