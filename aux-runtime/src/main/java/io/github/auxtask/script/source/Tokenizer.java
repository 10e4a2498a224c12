package io.github.auxtask.script.source;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a source file into tokens. Lines inside brackets go on, as in Python; everything that TorchScript's writer never writes is refused. */
final class Tokenizer {
    private static final int DEEPEST = 100;
    private static final int MOST_TOKENS = 4_000_000;
    private static final String SIGNS = "()[]{},:.=-";

    private final String file;
    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
    private int at;
    private int line = 1;
    private int brackets;

    private Tokenizer(String file, String text) {
        this.file = file;
        this.text = text;
    }

    static List<Token> tokens(String file, String text) {
        return new Tokenizer(file, text).run();
    }

    private List<Token> run() {
        boolean start = true;
        while (at < text.length()) {
            if (start && brackets == 0) {
                start = !indent();
                continue;
            }
            char c = text.charAt(at);
            if (c == '\n') {
                if (brackets == 0) {
                    add(Token.Kind.NEWLINE, "");
                    start = true;
                }
                at++;
                line++;
            } else if (c == ' ') {
                at++;
            } else if (c == '#') {
                toEndOfLine();
            } else {
                token(c);
            }
        }
        if (brackets > 0) {
            throw refused("a bracket is never closed");
        }
        if (!start) {
            add(Token.Kind.NEWLINE, "");
        }
        while (indents.size() > 1) {
            indents.pop();
            add(Token.Kind.DEDENT, "");
        }
        add(Token.Kind.END, "the end of the file");
        return tokens;
    }

    /** Reads the blanks at the start of a line; false if there is nothing behind them. */
    private boolean indent() {
        int from = at;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            toEndOfLine();
        }
        if (at >= text.length()) {
            return false;
        }
        if (text.charAt(at) == '\n') {
            at++;
            line++;
            return false;
        }
        int width = at - from;
        if (width > indents.element()) {
            indents.push(width);
            if (indents.size() > DEEPEST) {
                throw refused("it is nested more than " + DEEPEST + " deep");
            }
            add(Token.Kind.INDENT, "");
        }
        while (width < indents.element()) {
            indents.pop();
            add(Token.Kind.DEDENT, "");
        }
        if (width != indents.element()) {
            throw refused("its lines are not indented as the lines before");
        }
        return true;
    }

    private void toEndOfLine() {
        while (at < text.length() && text.charAt(at) != '\n') {
            at++;
        }
    }

    private void token(char c) {
        if (isLetter(c)) {
            int from = at;
            while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
                at++;
            }
            add(Token.Kind.NAME, text.substring(from, at));
        } else if (isDigit(c)) {
            number();
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (c == '-' && at + 1 < text.length() && text.charAt(at + 1) == '>') {
            add(Token.Kind.SIGN, "->");
            at += 2;
        } else if (SIGNS.indexOf(c) >= 0) {
            brackets += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
            if (brackets > DEEPEST) {
                throw refused("brackets are nested more than " + DEEPEST + " deep");
            }
            if (brackets < 0) {
                throw refused("a bracket is closed that was never opened");
            }
            add(Token.Kind.SIGN, String.valueOf(c));
            at++;
        } else {
            throw refused("it has the character '" + (c >= ' ' && c <= '~' ? c : '?')
                    + "', which TorchScript never writes there");
        }
    }

    private void number() {
        int from = at;
        while (at < text.length() && isOfNumber(text.charAt(at), text.charAt(at - (at > from ? 1 : 0)))) {
            at++;
        }
        add(Token.Kind.NUMBER, text.substring(from, at));
    }

    private static boolean isOfNumber(char c, char before) {
        return isDigit(c)
                || c == '.'
                || c == 'e'
                || c == 'E'
                || ((c == '-' || c == '+') && (before == 'e' || before == 'E'));
    }

    private void string(char quote) {
        StringBuilder said = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            if (text.charAt(at) == '\\') {
                at++;
            }
            if (at < text.length()) {
                said.append(text.charAt(at++));
            }
        }
        if (at >= text.length() || text.charAt(at) != quote) {
            throw refused("a text is never closed");
        }
        at++;
        add(Token.Kind.STRING, said.toString());
    }

    private static boolean isLetter(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void add(Token.Kind kind, String said) {
        if (tokens.size() >= MOST_TOKENS) {
            throw refused("it is longer than " + MOST_TOKENS + " words");
        }
        tokens.add(new Token(kind, said, line));
    }

    private BadInputException refused(String problem) {
        return new BadInputException(ProgramPlace.of(file, line) + " cannot be read as TorchScript: " + problem + ".");
    }
}
