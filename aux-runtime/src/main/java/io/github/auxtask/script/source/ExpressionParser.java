package io.github.auxtask.script.source;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads expressions from tokens, one after another. Nesting is as deep as the tokenizer lets brackets be, or a chain of calls is long. */
class ExpressionParser {
    private static final int LONGEST_CHAIN = 200;

    private final String file;
    private final List<Token> tokens;
    private int at;

    ExpressionParser(String file, List<Token> tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    final String file() {
        return file;
    }

    final Token peek() {
        return tokens.get(at);
    }

    final Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    final boolean take(String sign) {
        if (peek().is(sign)) {
            at++;
            return true;
        }
        return false;
    }

    final boolean takeName(String name) {
        if (peek().isName(name)) {
            at++;
            return true;
        }
        return false;
    }

    final boolean take(Token.Kind kind) {
        if (peek().kind() == kind) {
            at++;
            return true;
        }
        return false;
    }

    final void expect(String sign) {
        if (!take(sign)) {
            throw refused("'" + sign + "' is missing before '" + peek().text() + "'");
        }
    }

    final void expect(Token.Kind kind) {
        if (!take(kind)) {
            throw refused("'" + peek().text() + "' stands where TorchScript never writes it");
        }
    }

    final String name() {
        Token token = next();
        if (token.kind() != Token.Kind.NAME) {
            throw refused("'" + token.text() + "' stands where a name is wanted");
        }
        return token.text();
    }

    final BadInputException refused(String problem) {
        return new BadInputException(
                ProgramPlace.of(file, peek().line()) + " cannot be read as TorchScript: " + problem + ".");
    }

    final Expression expression() {
        Expression expression = primary();
        for (int chain = 0; ; chain++) {
            int line = peek().line();
            if (chain > LONGEST_CHAIN) {
                throw refused("a chain of calls is longer than " + LONGEST_CHAIN);
            }
            if (take(".")) {
                expression = new Expression.Attribute(expression, name(), line);
            } else if (take("(")) {
                expression = call(expression, line);
            } else if (take("[")) {
                expression = new Expression.Subscript(expression, elements("]"), line);
            } else {
                return expression;
            }
        }
    }

    private Expression primary() {
        Token token = next();
        int line = token.line();
        switch (token.kind()) {
            case NUMBER:
                return new Expression.Literal(number(token.text()), line);
            case STRING:
                return new Expression.Literal(token.text(), line);
            case NAME:
                return named(token.text(), line);
            case SIGN:
                return signed(token, line);
            default:
                throw refused("a value is missing");
        }
    }

    private static Expression named(String text, int line) {
        return switch (text) {
            case "None" -> new Expression.Literal(null, line);
            case "True" -> new Expression.Literal(true, line);
            case "False" -> new Expression.Literal(false, line);
            case "inf" -> new Expression.Literal(Double.POSITIVE_INFINITY, line);
            case "nan" -> new Expression.Literal(Double.NaN, line);
            default -> new Expression.Name(text, line);
        };
    }

    private Expression signed(Token token, int line) {
        switch (token.text()) {
            case "-":
                if (peek().kind() != Token.Kind.NUMBER && peek().kind() != Token.Kind.NAME) {
                    throw refused("a minus stands before something that is no number");
                }
                Expression number = primary();
                if (number instanceof Expression.Literal literal) {
                    if (literal.value() instanceof Long whole) {
                        return new Expression.Literal(-whole, line);
                    }
                    if (literal.value() instanceof Double decimal) {
                        return new Expression.Literal(-decimal, line);
                    }
                }
                throw refused("a minus stands before something that is no number");
            case "[":
                return new Expression.Sequence(elements("]"), false, line);
            case "{":
                return dictionary(line);
            case "(":
                return bracketed(line);
            default:
                throw refused("'" + token.text() + "' stands where a value is wanted");
        }
    }

    private Expression bracketed(int line) {
        if (take(")")) {
            return new Expression.Sequence(List.of(), true, line);
        }
        Expression first = expression();
        if (take(")")) {
            return first;
        }
        expect(",");
        List<Expression> all = new ArrayList<>(List.of(first));
        all.addAll(elements(")"));
        return new Expression.Sequence(List.copyOf(all), true, line);
    }

    private Expression dictionary(int line) {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!take("}")) {
            keys.add(expression());
            expect(":");
            values.add(expression());
            if (!take(",") && !peek().is("}")) {
                throw refused("a dictionary goes on without a comma");
            }
        }
        return new Expression.Dictionary(List.copyOf(keys), List.copyOf(values), line);
    }

    final List<Expression> elements(String end) {
        List<Expression> elements = new ArrayList<>();
        while (!take(end)) {
            elements.add(expression());
            if (!take(",") && !peek().is(end)) {
                throw refused("a list goes on without a comma");
            }
        }
        return List.copyOf(elements);
    }

    private Expression call(Expression function, int line) {
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!take(")")) {
            Expression argument = expression();
            if (argument instanceof Expression.Name name && take("=")) {
                named.put(name.text(), expression());
            } else if (named.isEmpty()) {
                positional.add(argument);
            } else {
                throw refused("a call has an argument without a name behind one with a name");
            }
            if (!take(",") && !peek().is(")")) {
                throw refused("a call goes on without a comma");
            }
        }
        return new Expression.Call(function, List.copyOf(positional), Map.copyOf(named), line);
    }

    private Object number(String text) {
        try {
            return text.matches("\\d+") ? (Object) Long.valueOf(text) : (Object) Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw refused("'" + text + "' is no number");
        }
    }
}
