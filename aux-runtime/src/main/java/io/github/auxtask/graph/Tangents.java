package io.github.auxtask.graph;

import io.github.auxtask.graph.ScriptStatement.Raw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Forward-mode differentiation (Wengert 1964) of what a graph has computed so far: beside every value its tangent, its derivative
 * in one direction of the leaves. With it, the inner products of one vector with the gradients of any number of losses cost one
 * pass instead of a backward pass each. Values are those of the forward pass; they are used cut off from the graph.
 */
final class Tangents {
    private static final long RELU_THRESHOLD = 0;

    private final Graph graph;
    private final Map<String, Tensor> tangents = new HashMap<>();

    /** Differentiates along these directions. */
    Tangents(Graph graph, Map<Tensor, Tensor> directions) {
        this.graph = graph;
        directions.forEach((leaf, direction) -> tangents.put(leaf.name(), direction));
    }

    /** The tangent of a result. */
    Tensor of(Tensor result) {
        for (ScriptStatement statement : List.copyOf(graph.statements())) {
            Tensor value = graph.emitted(statement);
            if (value != null && moves(statement)) {
                Tensor tangent = rule(statement, value);
                tangents.put(value.name(), tangent);
            }
            if (statement.variable().equals(result.name())) {
                break;
            }
        }
        Tensor tangent = tangents.get(result.name());
        if (tangent == null) {
            throw new IllegalArgumentException(result + " does not depend on what moves");
        }
        return tangent;
    }

    private boolean moves(ScriptStatement statement) {
        return statement.arguments().stream().anyMatch(this::moves);
    }

    private boolean moves(@Nullable Object argument) {
        return argument instanceof List<?> list
                ? list.stream().anyMatch(this::moves)
                : argument instanceof Tensor tensor && tangents.containsKey(tensor.name());
    }

    private Tensor rule(ScriptStatement statement, Tensor value) {
        return switch (statement.operator()) {
            case "torch.conv2d", "torch.linear" -> product(statement, value);
            case "torch.batch_norm" -> batchNorm(statement, value);
            case "torch.relu" ->
                graph.emit(
                        "torch.threshold_backward",
                        value.type(),
                        value.shape(),
                        tangent(statement, 0),
                        value.detach(),
                        RELU_THRESHOLD);
            case "torch.add" -> sum(tangent(statement, 0), tangent(statement, 1), Tensor::add);
            case "torch.cat" -> cat(statement, value);
            case "torch.to",
                    "torch.contiguous",
                    "torch.flatten",
                    "torch.reshape",
                    "torch.avg_pool2d",
                    "torch.adaptive_avg_pool2d" -> linear(statement, value);
            default ->
                throw new IllegalArgumentException(
                        "no rule for the tangent of " + statement.operator() + ", written in " + statement.origin());
        };
    }

    /** Both factors of a product may move, and the bias: x' W + x W' + b'. */
    private Tensor product(ScriptStatement statement, Tensor value) {
        Tensor input = tangent(statement, 0);
        Tensor weight = tangent(statement, 1);
        Tensor bias = tangent(statement, 2);
        if (bias != null && weight == null) {
            throw new IllegalArgumentException("no rule for a bias that moves while its weight does not");
        }
        Tensor first = input == null ? null : again(statement, value, Map.of(0, input), true);
        Tensor second = weight == null
                ? null
                : again(statement, value, bias == null ? Map.of(1, weight) : Map.of(1, weight, 2, bias), bias == null);
        return sum(first, second, Tensor::add);
    }

    /** The same operator with tangents in place of some arguments, the others cut off; {@code dropBias} leaves argument 2 out. */
    private Tensor again(ScriptStatement statement, Tensor value, Map<Integer, Tensor> replaced, boolean dropBias) {
        List<@Nullable Object> arguments = new ArrayList<>(statement.arguments());
        for (int i = 0; i < arguments.size(); i++) {
            Tensor other = replaced.get(i);
            if (other != null) {
                arguments.set(i, other);
            } else if (i == 2 && dropBias) {
                arguments.set(i, null);
            } else if (arguments.get(i) instanceof Tensor tensor) {
                arguments.set(i, tensor.detach());
            }
        }
        return graph.emit(statement.operator(), value.type(), value.shape(), arguments.toArray());
    }

    private Tensor linear(ScriptStatement statement, Tensor value) {
        List<@Nullable Object> arguments = new ArrayList<>(statement.arguments());
        arguments.set(0, tangent(statement, 0));
        return graph.emit(statement.operator(), value.type(), value.shape(), arguments.toArray());
    }

    private Tensor cat(ScriptStatement statement, Tensor value) {
        List<Tensor> parts = new ArrayList<>();
        for (Object element :
                (List<?>) java.util.Objects.requireNonNull(statement.arguments().get(0))) {
            Tensor part = (Tensor) element;
            Tensor tangent = tangents.get(part.name());
            parts.add(tangent == null ? part.detach().times(0) : tangent);
        }
        return graph.emit(
                "torch.cat",
                value.type(),
                value.shape(),
                parts,
                statement.arguments().get(1));
    }

    /**
     * With batch statistics, y = w (x - m(x)) / s(x) + b. In w and b it is the same normalisation with their tangents in place. In x
     * its Jacobian is symmetric, so that the operator of the backward pass is also that of the tangent.
     */
    private Tensor batchNorm(ScriptStatement statement, Tensor value) {
        if (!Boolean.TRUE.equals(statement.arguments().get(5))) {
            throw new IllegalArgumentException("no rule for batch normalisation in evaluation mode");
        }
        Tensor x = tensor(statement, 0).detach();
        Tensor input = tangent(statement, 0);
        Tensor weight = tangent(statement, 1);
        Tensor bias = tangent(statement, 2);
        if ((weight == null) != (bias == null)) {
            throw new IllegalArgumentException("no rule for batch normalisation of which only one parameter moves");
        }
        Object epsilon = statement.arguments().get(7);
        String normalised = graph.add("torch.native_batch_norm", x, weight, bias, null, null, true, 0.0, epsilon);
        Tensor first = weight == null ? null : element(normalised, 0, value);
        if (input == null) {
            return java.util.Objects.requireNonNull(first);
        }
        String back = graph.add(
                "torch.native_batch_norm_backward",
                input,
                x,
                tensor(statement, 1).detach(),
                null,
                null,
                new Raw(normalised + "[1]"),
                new Raw(normalised + "[2]"),
                true,
                epsilon,
                new Raw("[True, False, False]"));
        return sum(element(back, 0, value), first, Tensor::add);
    }

    private Tensor element(String tuple, int index, Tensor like) {
        return graph.emit("torch.detach", like.type(), like.shape(), new Raw(tuple + "[" + index + "]"));
    }

    private static Tensor tensor(ScriptStatement statement, int argument) {
        return (Tensor) java.util.Objects.requireNonNull(statement.arguments().get(argument));
    }

    private @Nullable Tensor tangent(ScriptStatement statement, int argument) {
        return statement.arguments().get(argument) instanceof Tensor tensor ? tangents.get(tensor.name()) : null;
    }

    private static Tensor sum(@Nullable Tensor a, @Nullable Tensor b, BinaryOperator<Tensor> add) {
        if (a == null || b == null) {
            return java.util.Objects.requireNonNull(a == null ? b : a);
        }
        return add.apply(a, b);
    }
}
