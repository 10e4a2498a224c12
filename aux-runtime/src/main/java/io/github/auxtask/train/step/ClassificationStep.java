package io.github.auxtask.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.task.AuxiliaryTask.HostTargets;
import io.github.auxtask.train.task.WeightedTask;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is done with one batch: an update on its images, on adversarial ones, on both together, or two updates, first on the one and then
 * on the other. A batch whose images are trained on as they are brings its targets along, see {@link #loaderTargets}. The weights of
 * the tasks stay what they are, unless a {@link LearnedWeightsStep} moves them.
 */
public final class ClassificationStep implements TrainingStep {
    static final String WEIGHTS = "weights";

    private final ClassificationProgram methods;
    private final Program program;
    private final NetworkState network;
    private final NDManager manager;
    private final OptimiserState optimiser;
    private final PhaseImages images;
    private final StepArguments arguments;
    private final NDArray weights;
    private final NDList sums;

    /** A step of a compiled program on a network, its optimiser at the start, without adversaries. */
    public ClassificationStep(ClassificationProgram methods, Program program, NetworkState network, NDManager parent) {
        this(methods, program, network, parent, PhaseImages.PLAIN);
    }

    /**
     * The same on images that are made here.
     *
     * @param images closed with the step
     */
    public ClassificationStep(
            ClassificationProgram methods,
            Program program,
            NetworkState network,
            NDManager parent,
            PhaseImages images) {
        this.methods = methods;
        this.program = program;
        this.network = network;
        this.manager = parent.newSubManager();
        this.optimiser = new OptimiserState(manager, methods.task().optimiser(), network, methods.trained());
        this.images = images;
        this.arguments = new StepArguments(methods.task(), images);
        List<WeightedTask> tasks = methods.task().tasks();
        float[] start = new float[tasks.size()];
        for (int i = 0; i < start.length; i++) {
            start[i] = (float) tasks.get(i).weight();
        }
        this.weights = manager.create(start);
        this.sums = methods.task().parts() == 1 ? new NDList() : network.zerosLike(methods.trained(), manager);
    }

    /** Targets that the loader's threads can compute ahead: those of the clean images. Empty if those are not trained on. */
    public static List<HostTargets> loaderTargets(Classification task) {
        return task.adversaries().trainsOnClean() ? StepInputs.hostTargets(task) : List.of();
    }

    @Override
    public List<String> losses() {
        List<String> names = new ArrayList<>(List.of(methods.task().criterion().name()));
        methods.task().tasks().forEach(weighted -> names.add(weighted.task().name()));
        names.addAll(methods.task().criterion().watched());
        return names;
    }

    @Override
    public Supplier<StepReport> run(Batch batch, double learningRate) {
        AdversarialTraining how = methods.task().adversaries();
        if (how.isNone()) {
            return update(batch, learningRate, Images.CLEAN);
        }
        return switch (how.updates()) {
            case ADVERSARIAL -> update(batch, learningRate, Images.ADVERSARIAL);
            case ONE -> update(batch, learningRate, Images.BOTH);
            case TWO -> {
                Supplier<StepReport> clean = update(batch, learningRate, Images.CLEAN);
                Supplier<StepReport> adversarial = update(batch, learningRate, Images.ADVERSARIAL);
                yield () -> StepReport.mean(clean.get(), adversarial.get());
            }
        };
    }

    private Supplier<StepReport> update(Batch batch, double learningRate, Images which) {
        return methods.task().parts() == 1
                ? updateAtOnce(batch, learningRate, which)
                : updateInParts(batch, learningRate, which);
    }

    private Supplier<StepReport> updateAtOnce(Batch batch, double learningRate, Images images) {
        NDManager results = manager.newSubManager();
        try (NDManager scope = manager.newSubManager()) {
            List<Object> all = withWeights(arguments.of(scope, batch, images));
            all.add(scope.create((float) learningRate));
            all.addAll(optimiser.arguments());
            NDList report = program.call(methods.trainMethod(), results, network, all.toArray());
            return () -> read(results, report.get(0), images);
        } catch (RuntimeException e) {
            results.close();
            throw e;
        }
    }

    /** Each part's gradients count as much as its images are of the batch, so that their sum is the whole batch's. */
    private Supplier<StepReport> updateInParts(Batch batch, double learningRate, Images images) {
        List<Supplier<StepReport>> reports = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Batch part : batch.parts(methods.task().parts())) {
            NDManager results = manager.newSubManager();
            try (NDManager scope = manager.newSubManager()) {
                List<Object> all = withWeights(arguments.of(scope, part, images));
                all.add(scope.create((float) part.size() / batch.size()));
                all.add(sums);
                NDList report = program.call(methods.partMethod(), results, network, all.toArray());
                reports.add(() -> read(results, report.get(0), images));
                sizes.add(part.size());
            } catch (RuntimeException e) {
                results.close();
                throw e;
            }
        }
        try (NDManager scope = manager.newSubManager()) {
            List<Object> all = new ArrayList<>(List.of(sums, scope.create((float) learningRate)));
            all.addAll(optimiser.arguments());
            program.call(methods.updateMethod(), scope, network, all.toArray());
        }
        return () -> StepReport.ofParts(reports.stream().map(Supplier::get).toList(), sizes);
    }

    private List<Object> withWeights(List<Object> all) {
        if (weights.size() > 0) {
            all.add(weights);
        }
        return all;
    }

    /** Images, labels and targets, adversarial if the training is. */
    List<Object> arguments(NDManager scope, Batch batch) {
        return arguments.of(scope, batch, methods.task().adversaries().isNone() ? Images.CLEAN : Images.ADVERSARIAL);
    }

    /** The factors of the tasks' losses, [K], on the device; whoever writes to it changes the next step. */
    NDArray factors() {
        return weights;
    }

    OptimiserState optimiser() {
        return optimiser;
    }

    private static StepReport read(NDManager results, NDArray report, Images images) {
        try (results) {
            StepReport read = StepReport.of(report.toFloatArray());
            // Of twice as many images.
            return images == Images.BOTH ? new StepReport(read.losses(), read.correct() / 2, read.weights()) : read;
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
            weights.set(FloatBuffer.wrap(learned));
        }
        optimiser.restore(rest);
    }

    @Override
    public void close() {
        images.close();
        manager.close();
    }
}
