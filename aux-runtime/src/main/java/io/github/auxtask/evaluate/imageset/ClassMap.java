package io.github.auxtask.evaluate.imageset;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.MergeMarkers;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Which classes of another data set are which of the classifier's: a CSV file with the columns {@code source} and {@code class} and any
 * others. Classes of the other set that it does not name are left out.
 *
 * @param labels label in the other set to the classifier's
 */
record ClassMap(Map<Integer, Integer> labels) {
    private static final String SOURCE = "source";
    private static final String CLASS = "class";
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .get();

    ClassMap {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    /**
     * Names on both sides.
     *
     * @param data the other data set's name
     * @param sources its classes, in the order of its labels
     * @param classes the classifier's, in the order of its labels
     */
    record Names(String data, List<String> sources, List<String> classes) {}

    /**
     * Reads a map.
     *
     * @param digest that the file must have
     * @throws BadInputException if it is missing or another file, or names a class that is not there or one twice; the message names the
     *     line
     */
    static ClassMap read(Path file, String digest, Names names) {
        byte[] content = content(file);
        String text = new String(content, StandardCharsets.UTF_8);
        MergeMarkers.refuse(text, file.toString());
        if (!ContentId.of(content).hex().equals(digest)) {
            throw new BadInputException("class-map-digest is " + digest + ", but " + file + " has the SHA-256 "
                    + ContentId.of(content) + ": bring back the map that is meant, or write this digest.");
        }
        Map<Integer, Integer> labels = new LinkedHashMap<>();
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (String column : List.of(SOURCE, CLASS)) {
                if (!parser.getHeaderNames().contains(column)) {
                    throw new BadInputException(
                            file + " has no column '" + column + "': begin it with the line source,class.");
                }
            }
            for (CSVRecord row : parser) {
                String place = file + ", line " + parser.getCurrentLineNumber() + ": ";
                if (row.size() < parser.getHeaderNames().size()) {
                    throw new BadInputException(place + "there are fewer columns than in the first line: add them.");
                }
                int source = label(row.get(SOURCE), names.sources(), place, "the data set '" + names.data() + "'");
                int target = label(row.get(CLASS), names.classes(), place, "the classifier");
                if (labels.put(source, target) != null) {
                    throw new BadInputException(place + "'" + row.get(SOURCE) + "' is there twice: remove one line.");
                }
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new BadInputException(file + " cannot be read as CSV (" + e.getMessage() + "): correct it.", e);
        }
        if (labels.isEmpty()) {
            throw new BadInputException(file + " maps no class: add lines such as n02123045,cat.");
        }
        return new ClassMap(labels);
    }

    private static int label(String name, List<String> known, String place, String whose) {
        int label = known.indexOf(name);
        if (label < 0) {
            throw new BadInputException(
                    place + "'" + name + "' is no class of " + whose + Suggestion.hint(name, known));
        }
        return label;
    }

    private static byte[] content(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException("There is no file " + file
                    + ": name the map of classes, from the folder of reproduction.yaml on (class-map).");
        }
        try {
            return ReadLimit.TEXT.bytes(file);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
    }
}
