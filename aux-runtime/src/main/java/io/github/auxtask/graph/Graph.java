package io.github.auxtask.graph;

import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One method while it is being written: Java code calls operations on {@link Tensor}s once, each adds a line of TorchScript,
 * and the method then runs in the engine as a whole. Shapes are followed while tracing; the batch dimension is -1.
 */
public final class Graph {
    private static final double BATCH_NORM_MOMENTUM = 0.1;

    private final BoundParameters parameters;
    private Mode mode;
    private final Precision precision;
    private final List<Argument> arguments = new ArrayList<>();
    private final List<ScriptStatement> statements = new ArrayList<>();
    private final Map<String, Tensor> emitted = new HashMap<>();
    private final List<Raw> updatedLists = new ArrayList<>();
    private final List<Tensor> leaves = new ArrayList<>();
    private final Map<Tensor, FoldableConvolution> convolutions = new HashMap<>();
    private final Map<Tensor, Tensor> rectified = new HashMap<>();
    private final Taps taps = new Taps();
    private double batchNormMomentum = BATCH_NORM_MOMENTUM;
    private Predicate<String> fixedStatistics = layer -> false;
    private boolean folding;
    private boolean gradients;
    private boolean random;
    private int variables;
    private @Nullable String place;

    /** An argument of the method: a tensor, or a list of tensors. */
    public record Argument(String name, boolean list) {}

    public Graph(Parameters parameters, Mode mode, Precision precision, Predicate<String> trainable) {
        this.parameters = new BoundParameters(this, parameters, trainable);
        this.mode = mode;
        this.precision = precision;
    }

    /** Whether batch normalisation uses batch statistics and dropout is active. */
    public Mode mode() {
        return mode;
    }

    /** The type convolutions and linear layers compute in. */
    public Precision precision() {
        return precision;
    }

    /** A float32 argument, for example {@code input("x", -1, 3, 32, 32)}. */
    public Tensor input(String name, long... shape) {
        return argument(name, DType.FLOAT32, shape);
    }

    /** An int64 argument of shape [N]: class indices. */
    public Tensor labels(String name) {
        return argument(name, DType.INT64, -1);
    }

    /** A uint8 argument: images as they are stored, for example {@code bytes("x", -1, 3, 32, 32)}. */
    public Tensor bytes(String name, long... shape) {
        return argument(name, DType.UINT8, shape);
    }

    /** A 0-dimensional float32 argument: a learning rate, an epsilon. */
    public Tensor scalar(String name) {
        return argument(name, DType.FLOAT32);
    }

    private Tensor argument(String name, DType type, long... shape) {
        arguments.add(new Argument(name, false));
        return new Tensor(this, name, shape, type, new BitSet());
    }

    /** An argument that is a list of tensors shaped like the given ones: the state of an optimiser. */
    public List<Tensor> list(String name, List<Tensor> like) {
        arguments.add(new Argument(name, true));
        List<Tensor> list = new ArrayList<>();
        for (int i = 0; i < like.size(); i++) {
            Tensor model = like.get(i);
            list.add(new Tensor(this, name + "[" + i + "]", model.shape(), model.type(), new BitSet()));
        }
        return list;
    }

    /** Runs code under a longer name: parameters made in it are called {@code scope.name}. */
    public <T> T in(String scope, Supplier<T> code) {
        return parameters.in(scope, code);
    }

    /**
     * Runs code with other values for some parameters, by full name: psi' of a meta-gradient. Parameters that are not in the
     * map keep their own values.
     */
    public <T> T using(Map<String, Tensor> values, Supplier<T> code) {
        return parameters.using(values, code);
    }

    /**
     * Runs code whose batch normalisation updates the running statistics with another momentum. Two passes over the same
     * batch with momentum m equal one with 1 - (1 - m)^2, and 0 leaves them alone.
     */
    public <T> T batchNormMomentum(double momentum, Supplier<T> code) {
        double before = batchNormMomentum;
        batchNormMomentum = momentum;
        try {
            return code.get();
        } finally {
            batchNormMomentum = before;
        }
    }

    /**
     * Runs code in evaluation mode, whatever the method's: running statistics, no dropout. For a trained network that is a fixed
     * function within another one's training.
     */
    public <T> T evaluating(Supplier<T> code) {
        Mode before = mode;
        mode = Mode.EVAL;
        try {
            return code.get();
        } finally {
            mode = before;
        }
    }

    /**
     * Runs code in which some batch normalisations use their running statistics and leave them alone, in training too: those of
     * frozen parts, as fine-tuning often has it.
     *
     * @param layers by their full names, as in {@code layer1.0.bn1}
     */
    public <T> T fixingStatistics(Predicate<String> layers, Supplier<T> code) {
        Predicate<String> before = fixedStatistics;
        fixedStatistics = layers;
        try {
            return code.get();
        } finally {
            fixedStatistics = before;
        }
    }

    /** Whether a batch normalisation of this name, within the current scope, normalises by the statistics of the batch. */
    boolean usesBatchStatistics(String layer) {
        return mode == Mode.TRAIN && !fixedStatistics.test(parameters.scoped(layer));
    }

    /**
     * Runs code in which a batch normalisation straight behind a convolution becomes part of it, as far as that is the same
     * function: in evaluation. Gradients with respect to inputs take a tenth to a fifth less time for large batches. Scores agree to
     * rounding: in bfloat16 weights are rounded once they are folded, and outputs once instead of twice.
     */
    public <T> T foldingBatchNorm(Supplier<T> code) {
        boolean before = folding;
        folding = mode == Mode.EVAL;
        try {
            return code.get();
        } finally {
            folding = before;
        }
    }

    Taps taps() {
        return taps;
    }

    Tensor remember(Tensor output, FoldableConvolution convolution) {
        convolutions.put(output, convolution);
        return output;
    }

    @Nullable
    FoldableConvolution foldable(Tensor output) {
        return folding ? convolutions.get(output) : null;
    }

    Tensor rememberRectified(Tensor output, Tensor input) {
        rectified.put(output, input);
        return output;
    }

    /** What a ReLU was applied to, given its output; {@code null} for every other tensor. */
    @Nullable
    Tensor unrectified(Tensor output) {
        return rectified.get(output);
    }

    /**
     * A tensor under the current scope that belongs to the state and to the count of parameters, but that no operation uses:
     * what published code carries along without need. It never gets a gradient.
     */
    public void declare(String name, ParameterKind kind, long... shape) {
        parameters.declare(name, kind, shape);
    }

    /** A parameter or buffer under the current scope; made at first use, found again afterwards. */
    public Tensor parameter(String name, ParameterKind kind, long... shape) {
        return parameters.tensor(name, kind, shape);
    }

    /** The trainable parameters that a result depends on, by full name: those a gradient and an update reach. */
    public Map<String, Tensor> trainableBehind(Tensor result) {
        return parameters.trainableBehind(result);
    }

    /** The stored value behind a parameter, the target of an update in place. */
    public Tensor stored(String name) {
        return parameters.stored(name);
    }

    /** A parameter in the type that convolutions compute in; cast once a method. */
    Tensor computed(Tensor parameter) {
        return precision == Precision.BF16 ? parameters.inBfloat16(parameter) : parameter;
    }

    /** Adds a line without a result that matters: an update in place. */
    public void update(String operator, @Nullable Object... arguments) {
        @Nullable Object[] bound = arguments.clone();
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] instanceof List<?> list) {
                Raw variable = new Raw(add("annotate", new Raw("List[Tensor]"), list));
                updatedLists.add(variable);
                bound[i] = variable;
            }
        }
        add(operator, bound);
    }

    /**
     * An operator of TorchScript that {@link Tensor} has no method for, as programs that come from elsewhere may use any.
     *
     * @param shape of its result; -1 stands for the batch
     * @param arguments as in {@link ScriptStatement}
     * @param random whether it draws from the engine's random numbers
     */
    public Tensor operation(
            String operator, DType type, long[] shape, boolean random, List<? extends @Nullable Object> arguments) {
        if (random) {
            drawsRandomNumbers();
        }
        return emit(operator, type, shape, arguments.toArray());
    }

    Tensor emit(String operator, DType type, long[] shape, @Nullable Object... arguments) {
        BitSet dependencies = new BitSet();
        for (Object argument : arguments) {
            collect(argument, dependencies);
        }
        Tensor result = new Tensor(this, add(operator, arguments), shape, type, dependencies);
        emitted.put(result.name(), result);
        return result;
    }

    /** What a statement gave, if it was an operation on tensors. */
    @Nullable
    Tensor emitted(ScriptStatement statement) {
        return emitted.get(statement.variable());
    }

    /** An operator whose result is a list of so many tensors, of one shape but for the batch. */
    List<Tensor> emitList(String operator, DType type, long[] shape, int count, @Nullable Object... arguments) {
        Tensor list = emit(operator, type, shape, arguments);
        List<Tensor> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String element = add("unchecked_cast", new Raw("Tensor"), new Raw(list.name() + "[" + i + "]"));
            elements.add(new Tensor(
                    this, element, shape, type, (BitSet) list.dependencies().clone()));
        }
        return elements;
    }

    private static void collect(@Nullable Object argument, BitSet dependencies) {
        if (argument instanceof Tensor tensor) {
            dependencies.or(tensor.dependencies());
        } else if (argument instanceof List<?> list) {
            list.forEach(element -> collect(element, dependencies));
        }
    }

    /**
     * Says which line of a program what follows is written for, so that a failure in the engine names it.
     *
     * @param line {@code null} for the Java line that asks
     * @return what was said before
     */
    public @Nullable String writtenFor(@Nullable String line) {
        String before = place;
        place = line;
        return before;
    }

    String add(String operator, @Nullable Object... arguments) {
        String variable = "v" + variables++;
        statements.add(new ScriptStatement(
                variable, operator, ScriptStatement.arguments(arguments), place == null ? CallSite.ofCaller() : place));
        return variable;
    }

    int leaf(Tensor tensor) {
        leaves.add(tensor);
        return leaves.size() - 1;
    }

    void takesGradients() {
        gradients = true;
    }

    public boolean needsGradients() {
        return gradients;
    }

    void drawsRandomNumbers() {
        random = true;
    }

    /** Whether anything so far draws from the engine's random numbers: dropout that is active. */
    public boolean isRandom() {
        return random;
    }

    double batchNormMomentum() {
        return batchNormMomentum;
    }

    public List<Argument> arguments() {
        return arguments;
    }

    public List<ScriptStatement> statements() {
        return statements;
    }

    public List<Raw> updatedLists() {
        return updatedLists;
    }
}
