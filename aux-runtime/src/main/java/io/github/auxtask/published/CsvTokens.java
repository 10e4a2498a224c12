package io.github.auxtask.published;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.List;

/** Cuts a CSV text into fields; a quoted field may hold commas, doubled quotes and line ends. */
final class CsvTokens {
    /** The fields of one entry and the line where it begins, from 1. */
    record Entry(int line, List<String> fields) {}

    private final String text;
    private final String file;
    private int position;
    private int line = 1;

    CsvTokens(String text, String file) {
        this.text = text;
        this.file = file;
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        while (position < text.length()) {
            int start = line;
            List<String> fields = entry();
            if (fields.size() > 1 || !fields.get(0).isEmpty()) {
                entries.add(new Entry(start, List.copyOf(fields)));
            }
        }
        return entries;
    }

    private List<String> entry() {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(position < text.length() && text.charAt(position) == '"' ? quoted() : plain());
            if (position < text.length() && text.charAt(position) == ',') {
                position++;
                continue;
            }
            endOfLine();
            return fields;
        }
    }

    private String plain() {
        int start = position;
        while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
            if (text.charAt(position) == '"') {
                throw bad(line, "a double quote inside a field: put the whole field in quotes and double the quote.");
            }
            position++;
        }
        return text.substring(start, position);
    }

    private String quoted() {
        int start = line;
        StringBuilder field = new StringBuilder();
        for (position++; position < text.length(); position++) {
            char c = text.charAt(position);
            if (c != '"') {
                field.append(c);
                line += c == '\n' ? 1 : 0;
            } else if (position + 1 < text.length() && text.charAt(position + 1) == '"') {
                field.append('"');
                position++;
            } else {
                position++;
                return field.toString();
            }
        }
        throw bad(start, "a quoted field never ends.");
    }

    private void endOfLine() {
        if (position < text.length() && text.charAt(position) == '\r') {
            position++;
        }
        if (position < text.length()) {
            if (text.charAt(position) != '\n') {
                throw bad(line, "text after a closing quote, or a line that ends in CR alone.");
            }
            position++;
            line++;
        }
    }

    private BadInputException bad(int at, String what) {
        return new BadInputException(file + ", line " + at + ": " + what);
    }
}
