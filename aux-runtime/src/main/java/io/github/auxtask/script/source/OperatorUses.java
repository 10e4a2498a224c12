package io.github.auxtask.script.source;

import io.github.auxtask.core.BadInputException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every operator that an archive's code calls anywhere, whether it is reached or not, and where it is called first. What is called must be an
 * operator by name, a function or method of the code itself, or one of Python's few conversions; all else is refused.
 */
public final class OperatorUses {
    private static final Set<String> TYPED = Set.of("annotate", "unchecked_cast", "uninitialized");
    private static final Set<String> BUILT_IN = Set.of("int", "float", "bool", "str", "range");
    private static final Set<String> ROOTS = Set.of("torch", "ops", "__torch__", "CONSTANTS");
    private static final String CUSTOM = "__torch__.torch.classes";

    private final ProgramSource source;
    private final Set<String> methods = new HashSet<>();
    private final Map<String, Use> uses = new TreeMap<>();
    private Set<String> functionsInVariables = new HashSet<>();
    private String file = "";

    /**
     * An operator.
     *
     * @param calls how often it stands in the code
     * @param file of its first call, below {@code code}
     * @param line of its first call
     */
    public record Use(int calls, String file, int line) {
        private Use again() {
            return new Use(calls + 1, file, line);
        }
    }

    private OperatorUses(ProgramSource source) {
        this.source = source;
    }

    /**
     * Lists them, by their names as written: {@code torch.conv2d}.
     *
     * @throws BadInputException if the code calls something that is neither an operator nor its own, or uses classes that are not in it
     */
    public static Map<String, Use> of(ProgramSource source) {
        OperatorUses list = new OperatorUses(source);
        source.classes()
                .values()
                .forEach(type -> list.methods.addAll(type.methods().keySet()));
        source.functions().values().forEach(list::function);
        source.classes().forEach((name, type) -> list.type(type));
        return Collections.unmodifiableMap(list.uses);
    }

    private void type(ProgramClass type) {
        file = type.name().substring(0, type.name().lastIndexOf('.')).replace('.', '/') + ".py";
        type.attributes().values().forEach(this::named);
        type.constants().values().forEach(this::expression);
        type.methods().values().forEach(this::function);
    }

    private void function(ProgramFunction function) {
        file = function.file();
        functionsInVariables = new HashSet<>();
        function.types().forEach(this::named);
        function.parameters().forEach(parameter -> expression(parameter.standard()));
        block(function.body());
    }

    private void block(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Assign assign) {
                assign(assign);
            } else if (statement instanceof Statement.If choice) {
                expression(choice.condition());
                block(choice.then());
                block(choice.otherwise());
            } else if (statement instanceof Statement.For loop) {
                expression(loop.count());
                block(loop.body());
            } else if (statement instanceof Statement.While loop) {
                expression(loop.condition());
                block(loop.body());
            } else if (statement instanceof Statement.Return end) {
                expression(end.value());
            } else if (statement instanceof Statement.Do call) {
                expression(call.value());
            }
        }
    }

    private void assign(Statement.Assign assign) {
        for (String target : assign.targets()) {
            if (ROOTS.contains(target) || BUILT_IN.contains(target) || TYPED.contains(target)) {
                throw refused(assign.line(), "gives a value to '" + target + "', which is no variable");
            }
        }
        if (assign.values().size() == 1
                && assign.targets().size() == 1
                && source.functions().containsKey(assign.values().get(0).path())) {
            functionsInVariables.add(assign.targets().get(0));
        }
        assign.values().forEach(this::expression);
    }

    private void expression(@Nullable Expression expression) {
        if (expression instanceof Expression.Call call) {
            call(call);
        } else if (expression instanceof Expression.Attribute attribute) {
            String path = attribute.path();
            if (path.startsWith("torch.") || path.startsWith("ops.")) {
                throw refused(attribute.line(), "names the operator " + path + " without calling it");
            }
            if (path.startsWith("__torch__.")) {
                own(path, attribute.line());
            } else {
                expression(attribute.of());
            }
        } else if (expression instanceof Expression.Subscript part) {
            expression(part.of());
            part.index().forEach(this::expression);
        } else if (expression instanceof Expression.Sequence sequence) {
            sequence.elements().forEach(this::expression);
        } else if (expression instanceof Expression.Dictionary dictionary) {
            dictionary.keys().forEach(this::expression);
            dictionary.values().forEach(this::expression);
        }
    }

    private void call(Expression.Call call) {
        String path = call.function().path();
        List<Expression> positional = call.positional();
        if (path.startsWith("torch.") || path.startsWith("ops.")) {
            uses.merge(path, new Use(1, file, call.line()), (before, now) -> before.again());
        } else if (path.startsWith("__torch__.")) {
            own(path, call.line());
        } else if (TYPED.contains(path)) {
            named(positional.isEmpty() ? null : positional.get(0));
            positional = positional.isEmpty() ? positional : positional.subList(1, positional.size());
        } else if (path.equals("isinstance")) {
            positional = positional.isEmpty() ? positional : positional.subList(0, 1);
        } else if (path.equals("getattr")) {
            if (positional.size() != 2
                    || !(positional.get(1) instanceof Expression.Literal literal)
                    || !(literal.value() instanceof String)) {
                throw refused(call.line(), "calls getattr with a name that is not written there");
            }
        } else if (call.function() instanceof Expression.Attribute method) {
            if (!methods.contains(method.name())) {
                throw refused(
                        call.line(), "calls the method '" + method.name() + "', which no class of the archive has");
            }
            expression(method.of());
        } else if (!BUILT_IN.contains(path) && !functionsInVariables.contains(path)) {
            throw refused(
                    call.line(),
                    "calls " + (path.isEmpty() ? "the result of something" : "'" + path + "'")
                            + ", which is neither an operator nor a function of the archive");
        }
        positional.forEach(this::expression);
        call.named().values().forEach(this::expression);
    }

    /** A function or class of the archive. */
    private void own(String path, int line) {
        if (path.startsWith(CUSTOM)) {
            throw refused(line, "uses the class " + path + ", which is compiled code from outside the archive");
        }
        ProgramClass around = source.classes().get(path.substring(0, path.lastIndexOf('.')));
        boolean constant = around != null
                && around.base().equals("Enum")
                && around.constants().containsKey(path.substring(path.lastIndexOf('.') + 1));
        if (!constant
                && !source.functions().containsKey(path)
                && !source.classes().containsKey(path)) {
            throw refused(line, "uses " + path + ", which is not in the archive");
        }
    }

    /** A type. */
    private void named(@Nullable Expression type) {
        if (type instanceof Expression.Subscript generic) {
            named(generic.of());
            generic.index().forEach(this::named);
        } else if (type != null && type.path().startsWith("__torch__.")) {
            own(type.path(), type.line());
        }
    }

    private BadInputException refused(int line, String problem) {
        return new BadInputException(ProgramPlace.of(file, line) + " " + problem + ": the model is not run.");
    }
}
