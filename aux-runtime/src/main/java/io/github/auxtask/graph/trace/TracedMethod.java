package io.github.auxtask.graph.trace;

import io.github.auxtask.graph.Graph.Argument;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.ScriptStatement.Raw;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A traced method: its arguments, its lines, its results.
 *
 * @param updatedLists variables of lists whose elements are updated in place
 * @param gradients whether autograd has to be on while it runs
 * @param tf32 whether a GPU may compute its products in TF32
 */
public record TracedMethod(
        String name,
        List<Argument> arguments,
        List<ScriptStatement> statements,
        List<Raw> updatedLists,
        List<Tensor> results,
        boolean gradients,
        boolean tf32) {
    public TracedMethod {
        statements = withoutUnused(statements, results);
    }

    /** Operators whose backward does not need their output, so that an activation may overwrite it. */
    private static final Set<String> OVERWRITABLE =
            Set.of("torch.batch_norm", "torch.add", "torch.conv2d", "torch.max_pool2d");

    /** Operators without effect but their result, which is not computed where nobody uses it. */
    private static final Set<String> LEFT_BEHIND = Set.of("torch.conv2d", "torch.relu", "torch.to");

    private static final Set<String> IN_PLACE = Set.of("torch.relu", "torch.leaky_relu");

    /**
     * A line of the source text.
     *
     * @param statement that it belongs to; {@code null} for the first and the last line
     */
    record Line(String text, @Nullable ScriptStatement statement) {}

    /** The source text as it is written for any device, each statement on one line; the first line is the signature. */
    public List<String> lines(List<Argument> all) {
        return lines(all, ProgramTarget.ANY, FixedPart.NONE).stream()
                .map(Line::text)
                .toList();
    }

    /**
     * The source text; the first line is the signature.
     *
     * @param target what it is written for
     * @param fixed what is not computed here, but given
     */
    List<Line> lines(List<Argument> all, ProgramTarget target, FixedPart fixed) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("  def " + name + "(" + signature(all) + ") -> List[Tensor]:", null));
        lines.addAll(fixed.taken());
        Set<ScriptStatement> written = new HashSet<>(fixed.statements());
        Siblings siblings = new Siblings(statements, target.forms(), gradients);
        Map<String, Integer> uses = uses(statements, results);
        Map<String, String> producers = new HashMap<>();
        for (ScriptStatement statement : statements) {
            if (!written.add(statement)) {
                continue;
            }
            List<ScriptStatement> together = siblings.beginningWith(statement);
            if (!together.isEmpty()) {
                siblings.needed(together).stream()
                        .filter(written::add)
                        .forEach(needed -> lines.add(new Line("    " + needed.text(false), needed)));
                written.addAll(together);
                Siblings.lines(together).forEach(text -> lines.add(new Line("    " + text, statement)));
                continue;
            }
            boolean inPlace = overwrites(statement, uses, producers, target);
            text(statement, inPlace, target).forEach(text -> lines.add(new Line("    " + text, statement)));
            producers.put(statement.variable(), statement.operator());
        }
        lines.add(new Line("    return " + returned(), null));
        return lines;
    }

    /** What stands between the brackets behind a method's name. */
    static String signature(List<Argument> all) {
        return all.stream()
                .map(argument -> ", " + argument.name() + ": " + (argument.list() ? "List[Tensor]" : "Tensor"))
                .collect(Collectors.joining("", "self: __torch__.Net", ""));
    }

    private List<String> text(ScriptStatement statement, boolean inPlace, ProgramTarget target) {
        if (target.hostMasks() && DropoutMask.fits(statement)) {
            return DropoutMask.lines(statement);
        }
        if (target.wideProducts()) {
            return List.of(statement.textWithWideProducts(inPlace));
        }
        return switch (statement.operator()) {
            case "torch.conv2d" -> {
                ConvolutionForm.Call call = new ConvolutionForm.Call(statement);
                yield target.forms().of(call, gradients).lines(call);
            }
            case "torch.max_pool2d" ->
                List.of(
                        target.forms().largestInFloat32(statement, gradients)
                                ? statement.textInFloat32(inPlace)
                                : statement.text(inPlace));
            default -> List.of(statement.text(inPlace));
        };
    }

    /**
     * The results and, of every updated list, no element at all: the engine takes an operator that only writes to elements of
     * lists made here for dead code, unless the lists are needed later.
     */
    private String returned() {
        String text = ScriptStatement.literal(results);
        for (Raw list : updatedLists) {
            text = "torch.add(" + text + ", torch.slice(" + list.text() + ", 0, 0, 1))";
        }
        return text;
    }

    private static boolean overwrites(
            ScriptStatement statement, Map<String, Integer> uses, Map<String, String> producers, ProgramTarget target) {
        if (!IN_PLACE.contains(statement.operator())
                || !(statement.arguments().get(0) instanceof Tensor input)
                || !target.forms().overwrites(input.type())) {
            return false;
        }
        return OVERWRITABLE.contains(producers.getOrDefault(input.name(), ""))
                && uses.getOrDefault(input.name(), 0) == 1;
    }

    /**
     * Convolutions that were folded with the normalisation behind them leave their plain form behind, and its weights in another type;
     * so does a ReLU that became one of pooled values.
     */
    private static List<ScriptStatement> withoutUnused(List<ScriptStatement> statements, List<Tensor> results) {
        List<ScriptStatement> kept = new ArrayList<>();
        Map<String, Integer> uses = new HashMap<>();
        results.forEach(result -> count(result, uses));
        for (int i = statements.size() - 1; i >= 0; i--) {
            ScriptStatement statement = statements.get(i);
            if (!LEFT_BEHIND.contains(statement.operator()) || uses.containsKey(statement.variable())) {
                statement.arguments().forEach(argument -> count(argument, uses));
                kept.add(statement);
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private static Map<String, Integer> uses(List<ScriptStatement> statements, List<Tensor> results) {
        Map<String, Integer> uses = new HashMap<>();
        statements.forEach(statement -> statement.arguments().forEach(argument -> count(argument, uses)));
        results.forEach(result -> count(result, uses));
        return uses;
    }

    private static void count(@Nullable Object argument, Map<String, Integer> uses) {
        if (argument instanceof Tensor tensor) {
            uses.merge(tensor.name(), 1, Integer::sum);
        } else if (argument instanceof List<?> list) {
            list.forEach(element -> count(element, uses));
        }
    }
}
