package io.github.auxtask.nn.pretrained;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link NameMap} from CSV: a head of four columns, then a row a rule.
 *
 * <pre>
 * # comments begin with #
 * timm_name,shape,torchvision_name,transformation
 * pre_logits.fc1.weight,4096x512x7x7,classifier.0.weight,"reshape [4096, 25088] {@literal <-} [4096, 512, 7, 7]"
 * head.fc.*,,classifier.6.*,none
 * AuxLogits.*,,,ignored
 * *,,,none
 * </pre>
 *
 * The first column is the stored name, the third that of the parameter, or empty where it is the same. The shape is that in the
 * file: numbers with an x between them, {@code scalar}, or empty for any. The transformation is {@code none} or empty, {@code
 * reshape}, with or without the shapes, which only help to read it, or {@code ignored}.
 */
public final class NameMapReader {
    private static final int COLUMNS = 4;
    private static final int SHAPE = 1;
    private static final int PARAMETER = 2;
    private static final int CHANGE = 3;
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .get();

    private final String name;
    private final CSVParser parser;

    private NameMapReader(String name, CSVParser parser) {
        this.name = name;
        this.parser = parser;
    }

    /**
     * Reads a map that lies beside a class.
     *
     * @throws BadInputException if it is not there, or a row makes no sense; the message names the line
     */
    public static NameMap resource(Class<?> beside, String resource) {
        try (InputStream stream = beside.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new BadInputException(
                        "The map of names " + resource + " is not beside " + beside.getName() + ".");
            }
            return read(new InputStreamReader(stream, StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw unreadable(resource, e);
        }
    }

    /**
     * Reads a map.
     *
     * @param name for messages
     * @throws BadInputException if a row makes no sense; the message names the line
     */
    public static NameMap read(Reader csv, String name) {
        List<NameRule> rules = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
            NameMapReader reader = new NameMapReader(name, parser);
            boolean head = true;
            for (CSVRecord row : parser) {
                if (head) {
                    reader.requireHead(row);
                    head = false;
                } else {
                    rules.add(reader.rule(row));
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            throw unreadable(name, e);
        }
        try {
            return NameMap.of(rules);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("In the map of names " + name + " " + e.getMessage() + ": leave one out.", e);
        }
    }

    private static BadInputException unreadable(String name, Exception e) {
        return new BadInputException("The map of names " + name + " cannot be read: " + e.getMessage() + ".", e);
    }

    private void requireHead(CSVRecord row) {
        if (row.size() != COLUMNS
                || !row.get(SHAPE).equals("shape")
                || !row.get(CHANGE).equals("transformation")) {
            throw wrong(
                    "the head must have four columns: the stored name, shape, the parameter's name, transformation");
        }
    }

    private NameRule rule(CSVRecord row) {
        if (row.size() != COLUMNS || row.get(0).isEmpty()) {
            throw wrong("a row has four columns, of which the first, the stored name, is not empty");
        }
        String parameter = row.get(PARAMETER).isEmpty() ? row.get(0) : row.get(PARAMETER);
        try {
            return new NameRule(row.get(0), shape(row), parameter, change(row));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private static NameRule.Change change(CSVRecord row) {
        String text = row.get(CHANGE).toLowerCase(Locale.ROOT).strip();
        if (text.isEmpty() || text.equals("none")) {
            return NameRule.Change.NONE;
        }
        if (text.equals("ignored")) {
            return NameRule.Change.IGNORED;
        }
        if (text.equals("reshape") || text.startsWith("reshape ")) {
            return NameRule.Change.RESHAPE;
        }
        throw new IllegalArgumentException("'" + text + "' is no transformation: none, reshape or ignored");
    }

    private static @Nullable List<Long> shape(CSVRecord row) {
        String text = row.get(SHAPE).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.equals("scalar")) {
            return List.of();
        }
        try {
            return Arrays.stream(text.split("x", -1)).map(Long::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no shape such as 64x3x7x7", e);
        }
    }

    private BadInputException wrong(String what) {
        return new BadInputException(
                "In the map of names " + name + ", line " + parser.getCurrentLineNumber() + ": " + what + ".");
    }
}
