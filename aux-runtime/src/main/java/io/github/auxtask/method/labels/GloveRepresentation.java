package io.github.auxtask.method.labels;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.FloatBlock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The GloVe vector of the class's name, 50 values, not rescaled (paper, section 4.3): from the authors' file, or from GloVe's own text,
 * {@code glove.6B.50d.txt} or an excerpt of it, {@code glove.6B.50d.*.txt}. A name of several words is the mean of their vectors.
 */
record GloveRepresentation() implements LabelRepresentation {
    private static final int DIMENSIONS = 50;
    private static final String TEXT = "glove.6B.50d";

    @Override
    public String name() {
        return "glove";
    }

    @Override
    public LabelForm form(int classes) {
        return LabelForm.vector(DIMENSIONS);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        LabelForm form = form(request.classes());
        Optional<Path> text = request.origin() == LabelOrigin.AUTHORS ? Optional.empty() : text(request.folder());
        if (text.isPresent() && request.origin() != LabelOrigin.FILE) {
            return request.choose("glove", form, () -> read(request, text.get()));
        }
        return request.fromFile("glove", form, "or " + TEXT + ".txt of GloVe");
    }

    private static Optional<Path> text(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(TEXT)
                            && file.getFileName().toString().endsWith(".txt"))
                    .min(Path::compareTo);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot list " + folder + " (" + AtomicFile.reason(e) + "): check its permissions.", e);
        }
    }

    private static ClassLabels read(LabelRequest request, Path text) {
        Set<String> wanted = request.classNames().stream()
                .flatMap(name -> words(name).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, float[]> vectors = vectors(text, wanted);
        float[] values = new float[request.classes() * DIMENSIONS];
        for (int i = 0; i < request.classes(); i++) {
            List<String> words = words(request.classNames().get(i));
            for (String word : words) {
                float[] vector = vectors.get(word);
                if (vector == null) {
                    throw new BadInputException(
                            text + " has no vector for '" + word + "': use GloVe's whole " + TEXT + ".txt.");
                }
                for (int d = 0; d < DIMENSIONS; d++) {
                    values[i * DIMENSIONS + d] += vector[d] / words.size();
                }
            }
        }
        return new ClassLabels(
                new FloatBlock(new long[] {request.classes(), DIMENSIONS}, values),
                "labels from GloVe's " + text.getFileName());
    }

    private static List<String> words(String name) {
        return Arrays.asList(name.split("_", -1));
    }

    private static Map<String, float[]> vectors(Path text, Set<String> wanted) {
        Map<String, float[]> found = new HashMap<>();
        try (Stream<String> lines = Files.lines(text, StandardCharsets.UTF_8)) {
            for (String line : (Iterable<String>) lines::iterator) {
                String[] parts = line.trim().split(" ", -1);
                if (!wanted.contains(parts[0])) {
                    continue;
                }
                if (parts.length != DIMENSIONS + 1) {
                    throw new BadInputException(text + " has " + (parts.length - 1) + " values for '" + parts[0]
                            + "' instead of " + DIMENSIONS + ": use GloVe's " + TEXT + ".txt.");
                }
                float[] vector = new float[DIMENSIONS];
                for (int d = 0; d < DIMENSIONS; d++) {
                    vector[d] = Float.parseFloat(parts[d + 1]);
                }
                found.put(parts[0], vector);
            }
        } catch (IOException | NumberFormatException e) {
            throw new BadInputException(
                    "Cannot read " + text + " ("
                            + (e instanceof IOException io ? AtomicFile.reason(io) : e.getMessage())
                            + "): it must be GloVe's text, a word and 50 numbers per line.",
                    e);
        }
        return found;
    }
}
