package io.github.auxtask.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.data.Batch;
import io.github.auxtask.data.FloatBlock;
import io.github.auxtask.data.ImageShape;
import io.github.auxtask.graph.NetworkState;
import io.github.auxtask.graph.Program;
import io.github.auxtask.train.AuxiliaryTask.HostTargets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One update on a batch: adversarial images if there is an adversary, targets, then one call for forward pass, gradients and
 * optimiser. Without an adversary the batch brings its targets along, see {@link #loaderTargets}.
 */
public final class ClassificationStep implements TrainingStep {
    private static final String WEIGHTS = "weights";

    private final ClassificationProgram methods;
    private final Program program;
    private final NetworkState network;
    private final NDManager manager;
    private final OptimiserState optimiser;
    private final float[] weights;
    private final HostArray images = new HostArray();
    private final HostArray labels = new HostArray();
    private final List<HostArray> targets = new ArrayList<>();

    /** A step of a compiled program on a network, its optimiser at the start. */
    public ClassificationStep(ClassificationProgram methods, Program program, NetworkState network, NDManager parent) {
        this.methods = methods;
        this.program = program;
        this.network = network;
        this.manager = parent.newSubManager();
        this.optimiser = new OptimiserState(manager, methods.task().optimiser(), network, methods.trained());
        List<WeightedTask> tasks = methods.task().tasks();
        this.weights = new float[tasks.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) tasks.get(i).weight();
        }
    }

    /** Targets that the loader's threads can compute ahead: those of the clean images. Empty if there is an adversary. */
    public static List<HostTargets> loaderTargets(Classification task) {
        return task.adversary() == null ? hostTargets(task) : List.of();
    }

    private static List<HostTargets> hostTargets(Classification task) {
        return task.tasks().stream()
                .flatMap(weighted -> weighted.task().hostTargets().stream())
                .toList();
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
            NDArray x = images.floats(scope, batch.images(), shape(batch.size()));
            NDArray y = labels.labels(scope, batch.labels());
            List<FloatBlock> blocks = batch.targets();
            if (methods.task().adversary() != null) {
                x = program.call(methods.adversaryMethod(), scope, network, x, y)
                        .get(0);
                blocks = targetsOf(x, batch.size());
            }
            List<Object> arguments = new ArrayList<>(List.of(x, y));
            addTasks(scope, blocks, arguments);
            arguments.add(scope.create((float) learningRate));
            arguments.addAll(optimiser.arguments());
            NDList report = program.call(methods.trainMethod(), results, network, arguments.toArray());
            return () -> read(results, report.get(0));
        } catch (RuntimeException e) {
            results.close();
            throw e;
        }
    }

    private Shape shape(int size) {
        ImageShape one = methods.task().inputs();
        return new Shape(size, one.channels(), one.height(), one.width());
    }

    private List<FloatBlock> targetsOf(NDArray x, int size) {
        List<HostTargets> hosts = hostTargets(methods.task());
        List<FloatBlock> blocks = new ArrayList<>();
        if (!hosts.isEmpty()) {
            float[] values = x.toFloatArray();
            hosts.forEach(host -> blocks.addAll(host.compute().of(values, size)));
        }
        return blocks;
    }

    private void addTasks(NDManager scope, List<FloatBlock> blocks, List<Object> arguments) {
        int next = 0;
        for (int i = 0; i < weights.length; i++) {
            AuxiliaryTask task = methods.task().tasks().get(i).task();
            int count = task.hostTargets().map(host -> host.shapes().size()).orElse(0);
            for (int j = 0; j < count; j++) {
                while (targets.size() <= next) {
                    targets.add(new HostArray());
                }
                FloatBlock block = blocks.get(next);
                arguments.add(targets.get(next).floats(scope, block.values(), new Shape(block.shape())));
                next++;
            }
            arguments.add(scope.create(weights[i]));
        }
    }

    private static StepReport read(NDManager results, NDArray report) {
        try (results) {
            float[] values = report.toFloatArray();
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < values.length - 1; i++) {
                losses.add((double) values[i]);
            }
            return new StepReport(losses, values[values.length - 1]);
        }
    }

    @Override
    public Map<String, float[]> snapshot() {
        Map<String, float[]> values = new LinkedHashMap<>(optimiser.snapshot());
        values.put(WEIGHTS, weights.clone());
        return values;
    }

    @Override
    public void restore(Map<String, float[]> values) {
        Map<String, float[]> rest = new LinkedHashMap<>(values);
        float[] learned = rest.remove(WEIGHTS);
        if (learned == null || learned.length != weights.length) {
            throw new IllegalArgumentException("other auxiliary tasks");
        }
        System.arraycopy(learned, 0, weights, 0, weights.length);
        optimiser.restore(rest);
    }

    @Override
    public void close() {
        manager.close();
    }
}
