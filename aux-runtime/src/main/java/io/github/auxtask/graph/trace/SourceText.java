package io.github.auxtask.graph.trace;

import io.github.auxtask.graph.Graph.Argument;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The TorchScript text of a program, and which Java line each of its lines came from. */
final class SourceText {
    private static final List<String> HEADER =
            List.of("class Net(Module):", "  __parameters__ = []", "  __buffers__ = []", "  training : bool");
    private static final Pattern LINE = Pattern.compile("__torch__\\.py\", line (\\d+)");
    private static final Pattern CAUSE = Pattern.compile("(?m)^(?:RuntimeError|Error|[A-Za-z]*Error): (.*)$");

    private final List<String> lines = new ArrayList<>(HEADER);
    private final Map<Integer, ScriptStatement> statements = new HashMap<>();

    private SourceText() {}

    /**
     * The text of methods.
     *
     * @param fixed of every method, by its name
     */
    static SourceText of(
            Map<String, TracedMethod> methods,
            Map<String, FixedPart> fixed,
            Parameters parameters,
            ProgramTarget target) {
        SourceText text = new SourceText();
        List<Argument> state = new ArrayList<>();
        // An empty list cannot be passed through the engine's bridge, so it is no argument at all.
        if (!parameters.parameters().isEmpty()) {
            state.add(new Argument(Parameters.PARAMETER_LIST, true));
        }
        if (!parameters.buffers().isEmpty()) {
            state.add(new Argument(Parameters.BUFFER_LIST, true));
        }
        for (TracedMethod method : methods.values()) {
            FixedPart part = fixed.getOrDefault(method.name(), FixedPart.NONE);
            List<Argument> arguments = new ArrayList<>(method.arguments());
            arguments.addAll(state);
            if (!part.isEmpty()) {
                text.add(part.lines(method.name(), TracedMethod.signature(state)));
                arguments.add(new Argument(Parameters.FIXED_LIST, true));
            }
            text.add(method.lines(arguments, target, part));
        }
        return text;
    }

    private void add(List<TracedMethod.Line> more) {
        for (TracedMethod.Line line : more) {
            lines.add(line.text());
            if (line.statement() != null) {
                statements.put(lines.size(), line.statement());
            }
        }
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** One sentence about a failure: where in Java, with which shapes, and what the interpreter said. */
    String explain(String program, String method, String arguments, Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        String where = "";
        Matcher matcher = LINE.matcher(message);
        while (matcher.find()) {
            ScriptStatement statement = statements.get(Integer.parseInt(matcher.group(1)));
            if (statement != null) {
                where = " in " + statement.operator().replace("torch.", "") + shapes(statement) + ", written at "
                        + statement.origin();
            }
        }
        Matcher cause = CAUSE.matcher(message);
        String what =
                cause.find() ? cause.group(1) : message.lines().findFirst().orElse("unknown reason");
        return "Method " + method + " of program " + program + " failed" + where + " (arguments: " + arguments + "): "
                + what;
    }

    private static String shapes(ScriptStatement statement) {
        StringBuilder shapes = new StringBuilder();
        for (Object argument : statement.arguments()) {
            if (argument instanceof Tensor tensor) {
                shapes.append(shapes.isEmpty() ? " of " : " and ").append(java.util.Arrays.toString(tensor.shape()));
            }
        }
        return shapes.toString();
    }
}
