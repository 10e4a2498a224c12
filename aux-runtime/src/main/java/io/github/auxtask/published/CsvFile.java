package io.github.auxtask.published;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.InvisibleText;
import io.github.auxtask.core.MergeMarkers;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file as RFC 4180 describes it: commas, optional double quotes, a header line. UTF-8, with or without a byte order
 * mark; lines end in LF, CRLF or CR; empty lines are skipped. At most 4 MiB and 100 000 lines below the header.
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

    private static final int MOST_ROWS = 100_000;
    /** Without its own way to skip empty lines, which would hide where the next record begins. */
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    static CsvFile read(Path csv, String file) {
        return parse(text(csv, file), file);
    }

    static CsvFile parse(String text, String file) {
        MergeMarkers.refuse(text, file);
        String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<String> header = List.of();
        List<Row> rows = new ArrayList<>();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(marked, FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord next = records.next();
                if (next.size() > 1 || !next.get(0).isEmpty()) {
                    refuseBareQuotes(next, marked, file, line);
                    refuseHidden(next, file, line);
                    if (header.isEmpty()) {
                        header = header(next, file, line);
                    } else if (rows.size() == MOST_ROWS) {
                        throw bad(file, line, "the file has more than " + MOST_ROWS + " lines below its header.");
                    } else {
                        rows.add(row(header, next, file, line));
                    }
                }
                line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new BadInputException(
                    at(file, line)
                            + "a field in quotes has no closing quote, or text follows it: put the whole field in quotes and"
                            + " double each quote inside it.",
                    e);
        }
        if (header.isEmpty()) {
            throw new BadInputException(file + " is empty: its first line must name the columns.");
        }
        return new CsvFile(header, Collections.unmodifiableList(rows));
    }

    private static List<String> header(CSVRecord names, String file, int line) {
        List<String> header = List.copyOf(names.toList());
        if (new HashSet<>(header).size() < header.size()) {
            throw bad(file, line, "two columns have the same name.");
        }
        return header;
    }

    private static Row row(List<String> header, CSVRecord fields, String file, int line) {
        if (fields.size() != header.size()) {
            throw bad(
                    file,
                    line,
                    "has " + fields.size() + " fields, but the header names " + header.size() + " columns"
                            + (fields.size() > header.size()
                                    ? ": a field that holds a comma must stand in double quotes."
                                    : ": a field that is empty needs its comma, too."));
        }
        Map<String, String> columns = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i), fields.get(i));
        }
        return new Row(line, Collections.unmodifiableMap(columns));
    }

    /** The parser takes a quote inside a field that is not itself in quotes as it stands; more likely it is a mistake. */
    private static void refuseBareQuotes(CSVRecord fields, String text, String file, int line) {
        for (String field : fields) {
            String quoted = '"' + field.replace("\"", "\"\"") + '"';
            if (field.indexOf('"') >= 0 && text.indexOf(quoted, (int) fields.getCharacterPosition()) < 0) {
                throw bad(
                        file,
                        line,
                        "a double quote inside a field: put the whole field in quotes and double the quote.");
            }
        }
    }

    private static void refuseHidden(CSVRecord fields, String file, int line) {
        String hidden = InvisibleText.in(String.join("", fields));
        if (!hidden.isEmpty()) {
            throw bad(file, line, "holds " + hidden + ": delete it.");
        }
    }

    private static BadInputException bad(String file, int line, String what) {
        return new BadInputException(at(file, line) + what);
    }

    private static String at(String file, int line) {
        return file + ", line " + line + ": ";
    }

    private static String text(Path csv, String file) {
        try {
            return ReadLimit.TEXT.text(csv);
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " does not exist.", e);
        } catch (CharacterCodingException e) {
            throw new BadInputException(file + " is not UTF-8: save it in that encoding.", e);
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }
}
