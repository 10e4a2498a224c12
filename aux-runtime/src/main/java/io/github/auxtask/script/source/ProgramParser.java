package io.github.auxtask.script.source;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a source file: classes, functions and their statements. A statement of another kind than TorchScript's writer has is refused. */
final class ProgramParser extends ExpressionParser {
    private static final List<String> STATE = List.of("__setstate__", "__getstate__");

    private final Map<String, ProgramClass> classes;
    private final Map<String, ProgramFunction> functions;
    private final String module;

    private ProgramParser(
            String file, String text, Map<String, ProgramClass> classes, Map<String, ProgramFunction> functions) {
        super(file, Tokenizer.tokens(file, text));
        this.classes = classes;
        this.functions = functions;
        this.module = file.replaceFirst("\\.py$", "").replace('/', '.') + ".";
    }

    /**
     * Reads one file into maps by full name.
     *
     * @throws io.github.auxtask.core.BadInputException if something in it is not TorchScript, or is defined twice
     */
    static void read(
            String file, String text, Map<String, ProgramClass> classes, Map<String, ProgramFunction> functions) {
        new ProgramParser(file, text, classes, functions).whole();
    }

    private void whole() {
        while (!take(Token.Kind.END)) {
            if (take(Token.Kind.NEWLINE)) {
                continue;
            }
            if (takeName("class")) {
                ProgramClass type = type();
                if (classes.put(type.name(), type) != null) {
                    throw refused("the class " + type.name() + " is there twice");
                }
            } else if (takeName("def")) {
                ProgramFunction function = function();
                if (functions.put(module + function.name(), function) != null) {
                    throw refused("the function " + function.name() + " is there twice");
                }
            } else {
                throw refused("'" + peek().text() + "' stands outside classes and functions");
            }
        }
    }

    private ProgramClass type() {
        String name = module + name();
        String base = "";
        if (take("(")) {
            base = peek().is(")") ? "" : name();
            expect(")");
        }
        if (!base.isEmpty() && !List.of("Module", "NamedTuple", "Enum").contains(base)) {
            throw refused("a class is derived from " + base);
        }
        expect(":");
        expect(Token.Kind.NEWLINE);
        expect(Token.Kind.INDENT);
        List<String> parameters = new ArrayList<>();
        Map<String, Expression> attributes = new LinkedHashMap<>();
        Map<String, Expression> constants = new LinkedHashMap<>();
        Map<String, ProgramFunction> methods = new LinkedHashMap<>();
        while (!take(Token.Kind.DEDENT)) {
            if (takeName("def")) {
                requireNoState(name);
                ProgramFunction method = function();
                if (methods.put(method.name(), method) != null) {
                    throw refused("the method " + method.name() + " is there twice");
                }
            } else if (!takeName("pass")) {
                attribute(base, parameters, attributes, constants);
                expect(Token.Kind.NEWLINE);
            } else {
                expect(Token.Kind.NEWLINE);
            }
        }
        return new ProgramClass(name, base, parameters, attributes, constants, methods);
    }

    private void attribute(
            String base,
            List<String> parameters,
            Map<String, Expression> attributes,
            Map<String, Expression> constants) {
        String name = name();
        if (name.equals("__annotations__")) {
            if (take("=")) {
                expect("[");
                expect("]");
                return;
            }
            expect("[");
            Token key = next();
            expect("]");
            expect("=");
            attributes.put(key.text(), expression());
        } else if (take(":")) {
            attributes.put(name, expression());
            if (take("=")) {
                constants.put(name, expression());
            }
        } else {
            expect("=");
            Expression names = expression();
            if (base.equals("Enum")) {
                constants.put(name, names);
                return;
            }
            if (name.equals("__parameters__") && names instanceof Expression.Sequence list) {
                list.elements().forEach(element -> {
                    if (element instanceof Expression.Literal literal) {
                        parameters.add(String.valueOf(literal.value()));
                    }
                });
            } else if (!name.equals("__buffers__") && !name.equals("__jit_unused_properties__")) {
                throw refused("the class sets " + name);
            }
        }
    }

    /** What sets its own state would have to be run to be read. */
    private void requireNoState(String type) {
        Token method = peek();
        if (STATE.contains(method.text())) {
            throw new BadInputException(
                    ProgramPlace.of(file(), method.line()) + " has a class " + type
                            + " that saves and sets its state by itself (" + method.text()
                            + "), which would have to be run to read the model: save it without __getstate__ and __setstate__.");
        }
    }

    private ProgramFunction function() {
        String name = name();
        List<ProgramFunction.Parameter> parameters = new ArrayList<>();
        List<Expression> types = new ArrayList<>();
        expect("(");
        while (!take(")")) {
            String parameter = name();
            if (take(":")) {
                types.add(expression());
            }
            parameters.add(new ProgramFunction.Parameter(parameter, take("=") ? expression() : null));
            if (!take(",") && !peek().is(")")) {
                throw refused("a function's arguments go on without a comma");
            }
        }
        if (take("->")) {
            types.add(expression());
        }
        expect(":");
        return new ProgramFunction(file(), name, List.copyOf(parameters), List.copyOf(types), block());
    }

    private List<Statement> block() {
        expect(Token.Kind.NEWLINE);
        expect(Token.Kind.INDENT);
        List<Statement> statements = new ArrayList<>();
        while (!take(Token.Kind.DEDENT)) {
            statement(statements);
        }
        return List.copyOf(statements);
    }

    private void statement(List<Statement> statements) {
        int line = peek().line();
        if (takeName("pass")) {
            expect(Token.Kind.NEWLINE);
        } else if (takeName("if")) {
            Expression condition = expression();
            expect(":");
            List<Statement> then = block();
            List<Statement> otherwise = List.of();
            if (takeName("else")) {
                expect(":");
                otherwise = block();
            }
            statements.add(new Statement.If(condition, then, otherwise, line));
        } else if (takeName("for")) {
            String variable = name();
            if (!takeName("in") || !takeName("range")) {
                throw refused("a loop goes over something else than a range");
            }
            expect("(");
            Expression count = expression();
            expect(")");
            expect(":");
            statements.add(new Statement.For(variable, count, block(), line));
        } else if (takeName("while")) {
            Expression condition = expression();
            expect(":");
            statements.add(new Statement.While(condition, block(), line));
        } else if (takeName("return")) {
            statements.add(new Statement.Return(peek().kind() == Token.Kind.NEWLINE ? null : listed(line), line));
            expect(Token.Kind.NEWLINE);
        } else {
            simple(statements, line);
            expect(Token.Kind.NEWLINE);
        }
    }

    /** {@code return a, b} is a tuple. */
    private Expression listed(int line) {
        Expression first = expression();
        if (!peek().is(",")) {
            return first;
        }
        List<Expression> all = new ArrayList<>(List.of(first));
        while (take(",")) {
            if (peek().kind() != Token.Kind.NEWLINE) {
                all.add(expression());
            }
        }
        return new Expression.Sequence(List.copyOf(all), true, line);
    }

    private void simple(List<Statement> statements, int line) {
        List<Expression> left = new ArrayList<>(List.of(expression()));
        boolean comma = false;
        while (take(",")) {
            comma = true;
            if (!peek().is("=") && peek().kind() != Token.Kind.NEWLINE) {
                left.add(expression());
            }
        }
        if (!comma && take(":")) {
            // The type of a variable, which its value has anyway.
            expression();
            if (!peek().is("=")) {
                throw refused("a variable is declared and given no value");
            }
        }
        if (!take("=")) {
            if (comma || !(left.get(0) instanceof Expression.Call)) {
                throw refused("a statement is neither a call nor one that TorchScript writes");
            }
            statements.add(new Statement.Do(left.get(0), line));
            return;
        }
        List<String> targets = new ArrayList<>();
        for (Expression target : left) {
            if (!(target instanceof Expression.Name name)) {
                throw refused(
                        "it changes an attribute, or a part of something, so that the next call gives another result");
            }
            targets.add(name.text());
        }
        List<Expression> values = new ArrayList<>(List.of(expression()));
        while (take(",")) {
            if (peek().kind() != Token.Kind.NEWLINE) {
                values.add(expression());
            }
        }
        if (values.size() > 1 && values.size() != targets.size()) {
            throw refused("it gives " + values.size() + " values to " + targets.size() + " variables");
        }
        statements.add(
                new Statement.Assign(List.copyOf(targets), comma && values.size() == 1, List.copyOf(values), line));
    }
}
