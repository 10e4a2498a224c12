package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trained classifier in evaluation mode with frozen parameters, and whatever methods attacks compile around it, each one call
 * into the engine. Methods are compiled at first use. For one thread.
 */
public final class AttackedClassifier implements AutoCloseable {
    private static final String SCORES = "scores";

    private final UnaryOperator<Tensor> network;
    private final Precision precision;
    private final NDManager manager;
    private final InputSpec inputs;
    private final Program classifier;
    private final NetworkState state;
    private final boolean ownsState;
    private @Nullable Readout readout;
    private int batch = 1;
    private final Map<Object, Program> programs = new HashMap<>();
    private final Map<Precision, AttackedClassifier> others = new EnumMap<>(Precision.class);

    private AttackedClassifier(
            UnaryOperator<Tensor> network,
            Precision precision,
            NDManager manager,
            InputSpec inputs,
            Function<Parameters, NetworkState> state,
            boolean ownsState) {
        this.network = x -> x.graph().foldingBatchNorm(() -> network.apply(x));
        this.precision = precision;
        this.manager = manager;
        this.inputs = inputs;
        this.ownsState = ownsState;
        this.classifier = compile("classifier", null);
        this.state = state.apply(classifier.parameters());
    }

    /**
     * A classifier with values of its own, copied to the device.
     *
     * @param network standardised images [N, C, H, W] to scores [N, K]
     * @param precision what it computes in; attacks are evaluated in float32 unless asked otherwise
     * @param manager on the device; the victim must be closed before it
     * @param values of every parameter and running statistic, by name; others are ignored
     * @throws IllegalArgumentException if a value is missing or has the wrong size
     */
    public static AttackedClassifier of(
            UnaryOperator<Tensor> network,
            Precision precision,
            NDManager manager,
            InputSpec inputs,
            Map<String, float[]> values) {
        return new AttackedClassifier(
                network, precision, manager, inputs, specs -> new NetworkState(manager, specs, values), true);
    }

    /**
     * A classifier over values that someone else owns and may go on training.
     *
     * @param state of a program that used this network before anything else, so that its lists begin with the same tensors
     * @throws IllegalArgumentException if they do not
     */
    public static AttackedClassifier of(
            UnaryOperator<Tensor> network,
            Precision precision,
            NDManager manager,
            InputSpec inputs,
            NetworkState state) {
        return new AttackedClassifier(network, precision, manager, inputs, specs -> beginsWith(state, specs), false);
    }

    private static NetworkState beginsWith(NetworkState state, Parameters specs) {
        for (boolean buffers : new boolean[] {false, true}) {
            List<ParameterSpec> wanted = buffers ? specs.buffers() : specs.parameters();
            List<ParameterSpec> given = state.specs().stream()
                    .filter(spec -> spec.kind().isBuffer() == buffers)
                    .collect(Collectors.toList());
            if (given.size() < wanted.size() || !given.subList(0, wanted.size()).equals(wanted)) {
                throw new IllegalArgumentException("the state's tensors do not begin with the classifier's");
            }
        }
        return state;
    }

    private Program compile(String name, @Nullable Function<Graph, List<Tensor>> body) {
        // The classifier comes first in every program, so that all programs list its tensors in the same order.
        var builder = Program.named(name)
                .method(
                        SCORES,
                        Mode.EVAL,
                        precision,
                        graph -> List.of(network.apply(graph.input("x", inputs.shape()))));
        // Values of one's own never change; those of a training do.
        return (body == null ? builder : builder.method("run", Mode.EVAL, precision, body))
                .frozen(ownsState)
                .compile(manager);
    }

    /** How many images a search may hand over at once because as many are known to fit into memory; 1 unless {@link #batch(int)} was called. */
    public int batch() {
        return batch;
    }

    /** Call it before attacking a batch whose size was chosen to fit into memory. */
    public void batch(int images) {
        batch = images;
        others.values().forEach(other -> other.batch(images));
    }

    /** What the classifier is given. */
    public InputSpec inputs() {
        return inputs;
    }

    /**
     * Refuses images of another shape.
     *
     * @param images [N, C, H, W]
     */
    public void check(NDArray images) {
        inputs.check(images.getShape().getShape());
    }

    /** The classifier as a function, for the bodies of methods. */
    public UnaryOperator<Tensor> network() {
        return network;
    }

    /**
     * A classifier of its own that reads out this one's scores, for tests of attacks. To be closed.
     *
     * @param head scores [N, K] to other scores
     * @param values of the head's parameters
     */
    public AttackedClassifier around(UnaryOperator<Tensor> head, Map<String, float[]> values) {
        Map<String, float[]> all = new HashMap<>(state.snapshot());
        all.putAll(values);
        return of(x -> head.apply(network.apply(x)), precision, manager, inputs, all);
    }

    /**
     * The same classifier in another arithmetic, made at first use and closed with this one; itself if that is its own.
     *
     * @throws IllegalStateException if its values are somebody else's, who may change them
     */
    public AttackedClassifier in(Precision other) {
        if (other == precision) {
            return this;
        }
        if (!ownsState) {
            throw new IllegalStateException("the values may change");
        }
        return others.computeIfAbsent(other, p -> {
            AttackedClassifier made = of(network, p, manager, inputs, state.snapshot());
            made.batch(batch);
            return readout == null ? made : made.readout(readout);
        });
    }

    /** The same, with the loss that {@link AttackLoss#METHOD} stands for. To be called before anything else. */
    public AttackedClassifier readout(Readout other) {
        readout = other;
        return this;
    }

    /**
     * Scores and losses from one pass, for the bodies of methods.
     *
     * @param images [N, C, H, W]
     * @param labels int64 [N]
     * @throws BadInputException if the classifier's own loss is asked for and it has none
     */
    public Readout.Reading read(AttackLoss loss, Tensor images, Tensor labels) {
        if (loss == AttackLoss.METHOD && readout == null) {
            throw new BadInputException(
                    "This method has no loss of its own for attacks (loss: method): use loss: cross-entropy.");
        }
        if (loss == AttackLoss.METHOD && readout != null) {
            return readout.read(images, labels);
        }
        Tensor scores = network.apply(images);
        return new Readout.Reading(scores, loss.perImage(scores, labels));
    }

    /**
     * The losses of images for their labels, as the method trains with them.
     *
     * @param images [N, C, H, W]
     * @param labels int64 [N]
     * @return one per image
     * @throws BadInputException if the method has no loss of its own
     */
    public float[] losses(NDManager out, NDArray images, NDArray labels) {
        try (NDArray losses = call(
                        "losses",
                        graph -> List.of(read(AttackLoss.METHOD, graph.input("x", inputs.shape()), graph.labels("y"))
                                .losses()),
                        out,
                        images,
                        labels)
                .singletonOrThrow()) {
            return losses.toFloatArray();
        }
    }

    /** The scores of images [N, C, H, W]: [N, K]. */
    public NDArray scores(NDManager out, NDArray images) {
        return classifier.call(SCORES, out, state, images).singletonOrThrow();
    }

    /**
     * The scores of images [N, C, H, W] on the host, one row per image.
     *
     * @throws RunFailedException if one is not finite
     */
    public float[][] hostScores(NDManager out, NDArray images) {
        try (NDArray scores = scores(out, images)) {
            float[] flat = scores.toFloatArray();
            int classes = Math.toIntExact(scores.getShape().get(1));
            for (int i = 0; i < flat.length; i++) {
                if (!Float.isFinite(flat[i])) {
                    throw new RunFailedException("The classifier's scores are not finite (" + flat[i] + " for class "
                            + i % classes + " of image " + i / classes + " of the batch): the network did not train"
                            + " properly, or its file is damaged.");
                }
            }
            float[][] rows = new float[flat.length / classes][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOfRange(flat, i * classes, (i + 1) * classes);
            }
            return rows;
        }
    }

    /** The class with the highest score of each row; of equal ones the first. */
    public static int[] predictions(float[][] scores) {
        int[] predictions = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            for (int k = 1; k < scores[i].length; k++) {
                predictions[i] = scores[i][k] > scores[i][predictions[i]] ? k : predictions[i];
            }
        }
        return predictions;
    }

    /**
     * Runs a method around the classifier.
     *
     * @param key stands for the body: bodies that write different graphs need unequal keys
     * @param body declares the arguments, and computes; traced at first use
     * @param out owner of the results
     * @param arguments as {@link Program#call}
     */
    public NDList call(Object key, Function<Graph, List<Tensor>> body, NDManager out, Object... arguments) {
        Program program = programs.get(key);
        if (program == null) {
            program = compile("attack", body);
            programs.put(key, program);
        }
        return program.call("run", out, state, arguments);
    }

    @Override
    public void close() {
        others.values().forEach(AttackedClassifier::close);
        programs.values().forEach(Program::close);
        classifier.close();
        if (ownsState) {
            state.close();
        }
    }
}
