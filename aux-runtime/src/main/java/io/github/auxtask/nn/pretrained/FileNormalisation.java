package io.github.auxtask.nn.pretrained;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.state.StoredTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Mean and deviation that a model's file keeps because the model normalises its images itself, as those of RobustBench do. They are not
 * part of the network here, but must be what its images are standardised with.
 */
public final class FileNormalisation {
    private static final int CHANNELS = 3;
    private static final double ROUNDING = 1e-4;
    private static final List<String> MEANS = List.of("mean", "mu");
    private static final List<String> DEVIATIONS = List.of("std", "sigma");

    private final String file;
    private final Map<String, float[]> values;

    private FileNormalisation(String file, Map<String, float[]> values) {
        this.file = file;
        this.values = values;
    }

    /** Looks for both, in whatever module they are kept. */
    public static FileNormalisation of(PretrainedFile file) {
        Map<String, float[]> found = new LinkedHashMap<>();
        for (StoredTensor tensor : file.tensors().values()) {
            if (tensor.elements() == CHANNELS && (is(tensor.name(), MEANS) || is(tensor.name(), DEVIATIONS))) {
                found.put(tensor.name(), read(file, tensor));
            }
        }
        return new FileNormalisation(file.name(), found);
    }

    private static boolean is(String tensor, List<String> names) {
        return names.contains(tensor.substring(tensor.lastIndexOf('.') + 1));
    }

    private static float[] read(PretrainedFile file, StoredTensor tensor) {
        float[] numbers = new float[CHANNELS];
        int[] filled = {0};
        file.read(tensor, piece -> {
            while (piece.hasRemaining()) {
                numbers[filled[0]++] = piece.get();
            }
        });
        return numbers;
    }

    /** Names of the tensors in the file; empty if there are none. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** Mean of red, green and blue; {@code null} if there is none. */
    public float @Nullable [] mean() {
        return of(MEANS);
    }

    /** Deviation of red, green and blue; {@code null} if there is none. */
    public float @Nullable [] std() {
        return of(DEVIATIONS);
    }

    private float @Nullable [] of(List<String> names) {
        return values.entrySet().stream()
                .filter(entry -> is(entry.getKey(), names))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /**
     * Compares with what images are standardised with.
     *
     * @param mean of the channels
     * @param std of the channels
     * @throws BadInputException if they differ
     */
    public void requireSame(float[] mean, float[] std) {
        require("standardisation.mean", mean(), mean);
        require("standardisation.std", std(), std);
    }

    /** Whether the file has none, or this one. */
    public boolean isSame(float[] mean, float[] std) {
        return agrees(mean(), mean) && agrees(std(), std);
    }

    private static boolean agrees(float @Nullable [] inFile, float[] here) {
        for (int i = 0; inFile != null && i < CHANNELS; i++) {
            if (here.length != CHANNELS || Math.abs(inFile[i] - here[i]) > ROUNDING) {
                return false;
            }
        }
        return true;
    }

    private void require(String setting, float @Nullable [] inFile, float[] here) {
        if (inFile != null && !agrees(inFile, here)) {
            throw new BadInputException("The model in " + file + " normalises with " + text(inFile)
                    + ", which its file says, and setting '" + setting + "' is " + text(here) + ": write "
                    + setting + ": [" + text(inFile) + "].");
        }
    }

    /** For people. */
    public String text() {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(values).forEach((name, numbers) -> texts.add(name + " " + text(numbers)));
        return "the file has its normalisation, " + String.join(", ", texts);
    }

    private static String text(float[] numbers) {
        List<String> texts = new ArrayList<>();
        for (float number : numbers) {
            texts.add(String.format(Locale.ROOT, "%.4f", number).replaceFirst("\\.?0+$", ""));
        }
        return String.join(", ", texts);
    }
}
