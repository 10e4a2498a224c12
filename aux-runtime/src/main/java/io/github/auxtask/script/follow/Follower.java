package io.github.auxtask.script.follow;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.script.archive.PickledObject;
import io.github.auxtask.script.source.Expression;
import io.github.auxtask.script.source.ProgramClass;
import io.github.auxtask.script.source.ProgramFunction;
import io.github.auxtask.script.source.ProgramPlace;
import io.github.auxtask.script.source.ProgramSource;
import io.github.auxtask.script.source.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one call of a program, statement by statement. Numbers, lists and decisions are worked out here; an operator on tensors becomes an
 * operator of the graph. A decision that depends on a tensor's values or on the number of images is refused: then the program is no function
 * that treats each image for itself.
 */
public final class Follower {
    private static final int MOST_STATEMENTS = 3_000_000;
    private static final int DEEPEST = 150;

    private record Result(@Nullable Object value) {}

    private final Expressions expressions;
    private final Graph graph;
    private int statements;
    private int depth;

    private Follower(ProgramSource source, ModelTensors tensors, Tracing tracing) {
        this.graph = tracing.graph();
        this.expressions = new Expressions(source, tensors, tracing, this);
    }

    /**
     * Calls {@code forward} of a model.
     *
     * @param images [N, C, H, W]
     * @param random whether it may draw random numbers
     * @param version of TorchScript that the program is written in
     * @return what it gives for them: [N, K], if it is a classifier
     * @throws BadInputException if it cannot be followed; the message names file and line
     */
    public static Tensor scores(
            ProgramSource source,
            PickledObject root,
            ModelTensors tensors,
            Tensor images,
            boolean random,
            int version) {
        ProgramFunction forward = source.method(root.className(), "forward");
        if (forward == null) {
            throw new BadInputException("The model's class " + root.className() + " has no method forward.");
        }
        Tracing tracing = new Tracing(images, random, version);
        Object result;
        try {
            Object input = TensorValue.of(tracing, images, images.shape());
            result = new Follower(source, tensors, tracing).call(forward, List.of(root, input), Map.of());
        } catch (NotFollowedException e) {
            throw new BadInputException("The model's forward cannot be followed: " + e.getMessage() + ".", e);
        } catch (StackOverflowError e) {
            throw new BadInputException("The model's code calls itself too deeply to be followed.", e);
        }
        return only(result).tensor();
    }

    /** Some classifiers give more, such as a tuple of scores and the outputs of helpers that are only there in training. */
    private static TensorValue only(@Nullable Object result) {
        if (result instanceof TensorValue scores) {
            return scores;
        }
        List<TensorValue> tensors = new ArrayList<>();
        if (result instanceof List<?> list) {
            list.forEach(element -> {
                if (element instanceof TensorValue tensor) {
                    tensors.add(tensor);
                }
            });
        }
        if (tensors.size() != 1) {
            throw new BadInputException("The model's forward must give one tensor of scores, and gives "
                    + (result instanceof List<?> ? tensors.size() + " tensors" : "something else")
                    + ": wrap it in a module that returns the scores alone.");
        }
        return tensors.get(0);
    }

    /** Calls a function or method of the program. */
    @Nullable
    Object call(ProgramFunction function, List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
        List<ProgramFunction.Parameter> parameters = function.parameters();
        if (positional.size() > parameters.size()) {
            throw new NotFollowedException(function.name() + " is called with too many arguments");
        }
        Map<String, @Nullable Object> variables = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            ProgramFunction.Parameter parameter = parameters.get(i);
            Expression standard = parameter.standard();
            if (i < positional.size()) {
                variables.put(parameter.name(), positional.get(i));
            } else if (named.containsKey(parameter.name())) {
                variables.put(parameter.name(), named.get(parameter.name()));
            } else if (standard != null) {
                variables.put(parameter.name(), expressions.value(standard, variables));
            } else {
                throw new NotFollowedException("the argument " + parameter.name() + " of " + function.name()
                        + " is not given: forward" + " must take the images alone");
            }
        }
        if (++depth > DEEPEST) {
            throw new NotFollowedException("functions call each other more than " + DEEPEST + " deep");
        }
        try {
            Result result = block(function, function.body(), variables);
            return result == null ? null : result.value();
        } finally {
            depth--;
        }
    }

    private @Nullable Result block(ProgramFunction in, List<Statement> block, Map<String, @Nullable Object> variables) {
        for (Statement statement : block) {
            if (++statements > MOST_STATEMENTS) {
                throw new BadInputException(
                        ProgramPlace.of(in.file(), statement.line()) + " is reached after more than " + MOST_STATEMENTS
                                + " statements, which no network needs: the model is not run.");
            }
            String outside = graph.writtenFor(ProgramPlace.within(in.file(), statement.line()));
            try {
                Result result = statement(in, statement, variables);
                if (result != null) {
                    return result;
                }
            } catch (NotFollowedException
                    | IllegalArgumentException
                    | ArithmeticException
                    | IndexOutOfBoundsException e) {
                throw new BadInputException(
                        ProgramPlace.of(in.file(), statement.line()) + " cannot be followed: " + e.getMessage() + ".",
                        e);
            } finally {
                graph.writtenFor(outside);
            }
        }
        return null;
    }

    private @Nullable Result statement(
            ProgramFunction in, Statement statement, Map<String, @Nullable Object> variables) {
        if (statement instanceof Statement.Assign assign) {
            assign(assign, variables);
        } else if (statement instanceof Statement.If choice) {
            return block(in, truth(choice.condition(), variables) ? choice.then() : choice.otherwise(), variables);
        } else if (statement instanceof Statement.For loop) {
            return loop(in, loop, variables);
        } else if (statement instanceof Statement.While loop) {
            while (truth(loop.condition(), variables)) {
                Result result = block(in, loop.body(), variables);
                if (result != null) {
                    return result;
                }
                if (++statements > MOST_STATEMENTS) {
                    throw new NotFollowedException("it goes round more than " + MOST_STATEMENTS + " times");
                }
            }
        } else if (statement instanceof Statement.Return end) {
            Expression value = end.value();
            return new Result(value == null ? null : expressions.value(value, variables));
        } else if (statement instanceof Statement.Do call) {
            expressions.value(call.value(), variables);
        }
        return null;
    }

    private boolean truth(Expression condition, Map<String, @Nullable Object> variables) {
        return NumberOperators.truth(Arguments.plain(expressions.value(condition, variables)));
    }

    private @Nullable Result loop(ProgramFunction in, Statement.For loop, Map<String, @Nullable Object> variables) {
        if (!(Arguments.plain(expressions.value(loop.count(), variables)) instanceof Long count)) {
            throw new NotFollowedException("how often it goes round is not known before it runs");
        }
        for (long i = 0; i < count; i++) {
            variables.put(loop.variable(), i);
            Result result = block(in, loop.body(), variables);
            if (result != null) {
                return result;
            }
            if (++statements > MOST_STATEMENTS) {
                throw new NotFollowedException("it goes round more than " + MOST_STATEMENTS + " times");
            }
        }
        return null;
    }

    private void assign(Statement.Assign assign, Map<String, @Nullable Object> variables) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Expression value : assign.values()) {
            values.add(expressions.value(value, variables));
        }
        if (assign.unpacked()) {
            if (!(values.get(0) instanceof List<?> parts)
                    || parts.size() != assign.targets().size()) {
                throw new NotFollowedException(
                        "it takes something apart into " + assign.targets().size() + " values");
            }
            values = new ArrayList<>(parts);
        }
        for (int i = 0; i < assign.targets().size(); i++) {
            variables.put(assign.targets().get(i), values.get(i));
        }
    }

    /** Makes an object of a class of the archive; only tuples with names are data. */
    static @Nullable Object made(ProgramClass type, List<@Nullable Object> values) {
        if (!type.base().equals("NamedTuple")) {
            throw new NotFollowedException("it makes an object of the class " + type.name());
        }
        return new ArrayList<>(values);
    }
}
