package io.github.auxtask.compare.sample;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of metrics as people say them: {@code epsilon.0.1} is the accuracy at epsilon 0.1. */
public final class MetricWords {
    /** Names that say too little in a sentence. */
    private static final Map<String, String> WORDS = Map.of(
            "auc", "area under the ROC curve",
            "class", "accuracy by class",
            "low.count", "number of images that are right with a low probability",
            "low.probability", "mean probability of images that are right with a low one",
            "low.uncertainty", "mean uncertainty of images that are right with a low probability");

    private static final Pattern EPSILON = Pattern.compile("epsilon\\.(.+)");
    private static final Pattern EPOCHS = Pattern.compile("epochsToReach\\.(.+)");

    private MetricWords() {}

    /** The name in words, for the middle of a sentence. */
    public static String of(String metric) {
        Matcher epsilon = EPSILON.matcher(metric);
        if (epsilon.matches()) {
            return "accuracy at epsilon " + epsilon.group(1);
        }
        Matcher epochs = EPOCHS.matcher(metric);
        if (epochs.matches()) {
            return "number of epochs to " + epochs.group(1) + " of the best validation accuracy";
        }
        String known = WORDS.get(metric);
        if (known != null) {
            return known;
        }
        // clippedAccuracy, parameter_count
        return metric.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .replaceAll("[._-]+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** The name in words, for the beginning of a sentence. */
    public static String title(String metric) {
        String words = of(metric);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
