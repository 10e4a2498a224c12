package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.task.LearnedWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Plain steps while the weights warm up, then steps that move them; the weights never leave the device in between. */
public final class LearnedWeightsStep implements TrainingStep {
    private static final String POSITION = "meta-batches";

    private final LearnedWeightsProgram methods;
    private final LearnedWeights how;
    private final Program program;
    private final NetworkState network;
    private final NDManager manager;
    private final ClassificationStep plain;
    private final HostArray metaImages = new HostArray();
    private final HostArray metaLabels = new HostArray();
    private List<Double> warm;
    private int metaBatches;

    /** A step of a compiled program on a network, weights and optimiser at the start, without adversaries. */
    public LearnedWeightsStep(
            LearnedWeightsProgram methods,
            LearnedWeights how,
            Program program,
            NetworkState network,
            NDManager parent) {
        this(methods, how, program, network, parent, PhaseImages.PLAIN);
    }

    /**
     * The same on images that are made here.
     *
     * @param images closed with the step
     */
    public LearnedWeightsStep(
            LearnedWeightsProgram methods,
            LearnedWeights how,
            Program program,
            NetworkState network,
            NDManager parent,
            PhaseImages images) {
        this.methods = methods;
        this.how = how;
        this.program = program;
        this.network = network;
        this.manager = parent.newSubManager();
        this.plain = new ClassificationStep(methods.plain(), program, network, manager, images);
        this.warm = current();
    }

    private List<Double> current() {
        List<Double> values = new ArrayList<>();
        for (float value : plain.factors().toFloatArray()) {
            values.add((double) value);
        }
        return values;
    }

    @Override
    public List<String> losses() {
        return plain.losses();
    }

    @Override
    public List<String> weights() {
        return losses().subList(1, losses().size());
    }

    @Override
    public Supplier<StepReport> run(Batch batch, double learningRate) {
        if (batch.epoch() >= how.warmUp()) {
            return learn(batch, learningRate);
        }
        Supplier<StepReport> report = plain.run(batch, learningRate);
        return () -> {
            StepReport measured = report.get();
            return new StepReport(measured.losses(), measured.correct(), warm);
        };
    }

    private Supplier<StepReport> learn(Batch batch, double learningRate) {
        NDManager results = manager.newSubManager();
        try (NDManager scope = manager.newSubManager()) {
            List<Object> arguments = plain.arguments(scope, batch);
            arguments.add(plain.factors());
            addMetaBatch(scope, arguments);
            arguments.add(scope.create((float) (how.alphaPerRate() * learningRate)));
            arguments.add(scope.create((float) how.beta()));
            arguments.add(scope.create((float) learningRate));
            arguments.addAll(plain.optimiser().arguments());
            NDList list = program.call(methods.method(), results, network, arguments.toArray());
            list.get(1).copyTo(plain.factors());
            return () -> read(results, list.get(0));
        } catch (RuntimeException e) {
            results.close();
            throw e;
        }
    }

    private void addMetaBatch(NDManager scope, List<Object> arguments) {
        int steps = how.images().steps();
        ImageShape one = methods.plain().task().inputs();
        try (Batches batches = how.images().epoch(metaBatches / steps, metaBatches % steps)) {
            Batch meta = batches.next();
            Shape shape = new Shape(meta.size(), one.channels(), one.height(), one.width());
            arguments.add(metaImages.floats(scope, meta.images(), shape));
            arguments.add(metaLabels.labels(scope, meta.labels()));
            batches.recycle(meta);
        }
        metaBatches++;
    }

    private StepReport read(NDManager results, NDArray report) {
        try (results) {
            return StepReport.of(report.toFloatArray(), warm.size());
        }
    }

    @Override
    public Map<String, float[]> snapshot() {
        Map<String, float[]> values = new LinkedHashMap<>(plain.snapshot());
        values.put(POSITION, new float[] {metaBatches});
        return values;
    }

    @Override
    public void restore(Map<String, float[]> values) {
        Map<String, float[]> rest = new LinkedHashMap<>(values);
        float[] position = rest.remove(POSITION);
        if (position == null || position.length != 1) {
            throw new IllegalArgumentException("a step whose weights are not learned");
        }
        plain.restore(rest);
        metaBatches = (int) position[0];
        warm = current();
    }

    @Override
    public void close() {
        plain.close();
        manager.close();
    }
}
