package io.github.auxtask.data.deepaugment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.MergeMarkers;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads policies from CSV as DeepAugment writes it: a line of column names, then one line for each policy with {@code aug1_type}, {@code
 * aug1_magnitude}, {@code aug2_type} and {@code aug2_magnitude}. Other columns may be there and are not looked at.
 */
public final class PolicyReader {
    /** Spreadsheets begin with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FIRST = "aug1";
    private static final String SECOND = "aug2";
    private static final String TYPE = "_type";
    private static final String MAGNITUDE = "_magnitude";
    private static final List<String> COLUMNS =
            List.of(FIRST + TYPE, FIRST + MAGNITUDE, SECOND + TYPE, SECOND + MAGNITUDE);
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    private PolicyReader() {}

    /**
     * Reads a file.
     *
     * @param name what messages call it: the setting's value
     * @throws BadInputException if it is not there, or a line makes no sense; the message names file and line
     */
    public static Policies read(Path file, String name) {
        try {
            String text = ReadLimit.TEXT.text(file);
            MergeMarkers.refuse(text, name);
            return read(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text), name);
        } catch (NoSuchFileException e) {
            throw new BadInputException(
                    "The policies " + name + " are not there: put the file beside reproduction.yaml.", e);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Reads a file beside this class. */
    static Policies resource(String name) {
        try (InputStream stream = PolicyReader.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is not beside " + PolicyReader.class.getName());
            }
            return read(new InputStreamReader(stream, StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /**
     * Reads policies.
     *
     * @param name what messages call them
     * @throws BadInputException if a line makes no sense; the message names file and line
     */
    public static Policies read(Reader csv, String name) {
        List<Policy> policies = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
            requireColumns(parser.getHeaderMap(), name);
            for (CSVRecord line : parser) {
                String at = name + ", line " + parser.getCurrentLineNumber() + ": ";
                policies.add(new Policy(List.of(step(line, FIRST, at), step(line, SECOND, at))));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw unreadable(name, e);
        }
        if (policies.isEmpty()) {
            throw new BadInputException(name + " has no policy: write one into each line below the names of columns.");
        }
        return new Policies(name, policies);
    }

    private static void requireColumns(Map<String, Integer> header, String name) {
        for (String column : COLUMNS) {
            if (!header.containsKey(column)) {
                throw new BadInputException(name + ", line 1: the column " + column + " is missing: policies need "
                        + String.join(", ", COLUMNS) + ".");
            }
        }
    }

    private static Policy.Step step(CSVRecord line, String which, String at) {
        if (!line.isConsistent()) {
            throw new BadInputException(at + "has " + line.size() + " fields, but line 1 names "
                    + line.getParser().getHeaderNames().size() + " columns.");
        }
        String type = line.get(which + TYPE);
        if (!PolicyTransforms.NAMES.contains(type)) {
            throw new BadInputException(at + "DeepAugment has no transform '" + type + "' (" + which + TYPE + ")"
                    + Suggestion.hint(type, PolicyTransforms.NAMES));
        }
        String text = line.get(which + MAGNITUDE);
        double magnitude = number(text);
        if (!(magnitude >= 0 && magnitude <= 1)) {
            throw new BadInputException(
                    at + which + MAGNITUDE + " is '" + text + "', but must be a number from 0 to 1.");
        }
        return new Policy.Step(type, magnitude);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static BadInputException unreadable(String name, Exception cause) {
        return new BadInputException(
                "The policies " + name + " cannot be read (" + cause.getMessage() + "): check the file.", cause);
    }
}
