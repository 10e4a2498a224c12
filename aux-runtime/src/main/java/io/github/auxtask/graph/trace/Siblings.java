package io.github.auxtask.graph.trace;

import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Convolutions of one image that are put to the engine as one, with all their outputs side by side: the image is read once, and has one
 * gradient in place of a sum of several. The branches of an inception module begin so.
 */
final class Siblings {
    /** How what is stored becomes something that a gradient is taken by. */
    private static final Set<String> LEAF = Set.of("torch.detach", "torch.requires_grad_");

    /** Two, a widening one and a shortcut, were measured: to copy their outputs apart takes what is gained. */
    private static final int FEWEST = 3;

    private final List<ScriptStatement> method;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<ScriptStatement, List<ScriptStatement>> groups = new HashMap<>();

    /**
     * Those of a method.
     *
     * @param gradients whether some are taken in it
     */
    Siblings(List<ScriptStatement> method, OperatorForms forms, boolean gradients) {
        this.method = method;
        Map<String, List<ScriptStatement>> byImage = new LinkedHashMap<>();
        for (ScriptStatement statement : method) {
            places.put(statement.variable(), places.size());
            if (statement.operator().equals("torch.conv2d")) {
                ConvolutionForm.Call call = new ConvolutionForm.Call(statement);
                if (forms.joins(call, gradients)) {
                    String kind = call.image().name() + (call.bias() == null ? "" : ", with bias");
                    byImage.computeIfAbsent(kind, image -> new ArrayList<>()).add(statement);
                }
            }
        }
        byImage.values().forEach(this::group);
    }

    private void group(List<ScriptStatement> candidates) {
        ScriptStatement first = candidates.get(0);
        List<ScriptStatement> members = candidates.stream()
                .filter(candidate -> candidate.equals(first) || canBeComputedAt(place(first), candidate))
                .toList();
        if (members.size() >= FEWEST) {
            groups.put(first, members);
        }
    }

    private int place(ScriptStatement statement) {
        return places.getOrDefault(statement.variable(), 0);
    }

    /** Whether its weights and bias are there before this place, or can be worked out from what is stored and not changed in between. */
    private boolean canBeComputedAt(int place, ScriptStatement convolution) {
        boolean fromBuffers = false;
        for (ScriptStatement needed : needed(List.of(convolution))) {
            if (place(needed) > place) {
                if (!FixedPart.isPure(needed) && !LEAF.contains(needed.operator())) {
                    return false;
                }
                fromBuffers |= needed.arguments().stream().anyMatch(FixedPart::isBuffer);
            }
        }
        for (ScriptStatement between : method.subList(place, place(convolution))) {
            boolean updates = between.operator().endsWith("_") && !LEAF.contains(between.operator());
            if (updates || (fromBuffers && between.operator().equals("torch.batch_norm"))) {
                return false;
            }
        }
        return true;
    }

    /** The convolutions that are computed where this first one stands, itself among them; empty if it is none. */
    List<ScriptStatement> beginningWith(ScriptStatement statement) {
        return groups.getOrDefault(statement, List.of());
    }

    /** The statements that weights and biases of convolutions come from, in their order. */
    Set<ScriptStatement> needed(List<ScriptStatement> convolutions) {
        Set<ScriptStatement> needed = new LinkedHashSet<>();
        convolutions.forEach(convolution -> {
            need(convolution.arguments().get(1), needed);
            need(convolution.arguments().get(2), needed);
        });
        return needed;
    }

    private void need(@Nullable Object argument, Set<ScriptStatement> needed) {
        Integer place = argument instanceof Tensor tensor ? places.get(tensor.name()) : null;
        if (place != null) {
            method.get(place).arguments().forEach(part -> need(part, needed));
            needed.add(method.get(place));
        }
    }

    /** The lines that compute a group. */
    static List<String> lines(List<ScriptStatement> members) {
        List<ConvolutionForm.Call> calls =
                members.stream().map(ConvolutionForm.Call::new).toList();
        ConvolutionForm.Call first = calls.get(0);
        String weights = calls.stream().map(call -> call.weight().name()).collect(Collectors.joining(", "));
        String bias = first.bias() == null
                ? "None"
                : calls.stream()
                        .map(ConvolutionForm.Call::bias)
                        .collect(Collectors.joining(", ", "torch.cat([", "], 0)"));
        String widths = calls.stream()
                .map(call -> Long.toString(call.weight().size(0)))
                .collect(Collectors.joining(", ", "[", "]"));
        String all = first.result() + "_all";
        List<String> lines = new ArrayList<>();
        lines.add(
                all + " = torch.split_with_sizes(torch.conv2d(" + first.image().name() + ", torch.cat([" + weights
                        + "], 0), " + bias + ", [1, 1], [0, 0], [1, 1], 1), " + widths + ", 1)");
        for (int i = 0; i < calls.size(); i++) {
            lines.add(calls.get(i).result() + " = torch.contiguous(" + all + "[" + i + "], memory_format=2)");
        }
        return lines;
    }
}
