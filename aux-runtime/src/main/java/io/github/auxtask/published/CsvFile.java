package io.github.auxtask.published;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A CSV file as RFC 4180 describes it: commas, optional double quotes, a header line. UTF-8, with or without a byte order
 * mark; lines end in LF or CRLF; empty lines are skipped.
 *
 * @param header names of the columns
 * @param rows the lines below it
 */
record CsvFile(List<String> header, List<Row> rows) {
    /**
     * One line.
     *
     * @param line where it begins in the file, from 1
     * @param columns column to text, in order
     */
    record Row(int line, Map<String, String> columns) {
        String get(String column) {
            String value = columns.get(column);
            if (value == null) {
                throw new IllegalArgumentException("no column " + column);
            }
            return value;
        }
    }

    static CsvFile read(Path csv, String file) {
        return parse(text(csv, file), file);
    }

    static CsvFile parse(String text, String file) {
        List<CsvTokens.Entry> entries =
                new CsvTokens(text.startsWith("\uFEFF") ? text.substring(1) : text, file).entries();
        if (entries.isEmpty()) {
            throw new BadInputException(file + " is empty: its first line must name the columns.");
        }
        List<String> header = entries.get(0).fields();
        if (new HashSet<>(header).size() < header.size()) {
            throw new BadInputException(file + ", line 1: two columns have the same name.");
        }
        List<Row> rows = new ArrayList<>();
        for (CsvTokens.Entry entry : entries.subList(1, entries.size())) {
            rows.add(row(header, entry, file));
        }
        return new CsvFile(header, Collections.unmodifiableList(rows));
    }

    private static Row row(List<String> header, CsvTokens.Entry entry, String file) {
        if (entry.fields().size() != header.size()) {
            throw new BadInputException(file + ", line " + entry.line() + ": has "
                    + entry.fields().size() + " fields, but the header names " + header.size() + " columns.");
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), entry.fields().get(i));
        }
        return new Row(entry.line(), Collections.unmodifiableMap(columns));
    }

    private static String text(Path csv, String file) {
        try {
            return Files.readString(csv);
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " does not exist.", e);
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is not UTF-8: save it in that encoding.", e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }
}
