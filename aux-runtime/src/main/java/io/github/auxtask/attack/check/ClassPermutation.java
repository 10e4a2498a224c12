package io.github.auxtask.attack.check;

import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.LabelledPredictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds that a network's scores are in another order of classes than the labels. The order is learned on every second image and tried on
 * the others, so that one that only fits by chance explains nothing.
 */
final class ClassPermutation {
    /** How many standard deviations of a sign test the other order must be better on images that it was not learned on. */
    private static final double CLEARLY = 4;

    private static final int MOST_NAMES = 100;
    private static final int FREE = -1;

    private final LabelledPredictions seen;
    private final int classes;

    private ClassPermutation(LabelledPredictions seen) {
        this.seen = seen;
        this.classes = seen.classNames().size();
    }

    /** The complaint; empty if the labels' own order is as good. */
    static Optional<String> complaint(LabelledPredictions seen) {
        return new ClassPermutation(seen).complaint();
    }

    private Optional<String> complaint() {
        int[] order = order();
        int own = 0;
        int other = 0;
        int better = 0;
        int worse = 0;
        for (int i = 1; i < seen.count(); i += 2) {
            boolean right = seen.predictions()[i] == seen.labels()[i];
            boolean rightThen = seen.predictions()[i] == order[seen.labels()[i]];
            own += right ? 1 : 0;
            other += rightThen ? 1 : 0;
            better += rightThen && !right ? 1 : 0;
            worse += right && !rightThen ? 1 : 0;
        }
        int tried = seen.count() / 2;
        return better - worse > CLEARLY * Math.sqrt(better + worse)
                ? Optional.of("The network's scores are in another order of classes than the labels: in that order "
                        + CheckNumbers.share(other, tried) + " of " + tried + " images are right that it was not found on,"
                        + " and " + CheckNumbers.share(own, tried) + " are as it is. Setting 'classes' (-Daux.classes) says"
                        + " so" + (classes <= MOST_NAMES ? ": " + names(order) : "") + ".")
                : Optional.empty();
    }

    /** The score that every class has, those that are seen most often together first. */
    private int[] order() {
        int[][] together = new int[classes][classes];
        for (int i = 0; i < seen.count(); i += 2) {
            together[seen.labels()[i]][seen.predictions()[i]]++;
        }
        List<int[]> pairs = IntStream.range(0, classes * classes)
                .filter(cell -> together[cell / classes][cell % classes] > 0)
                .mapToObj(cell -> new int[] {cell / classes, cell % classes})
                .sorted((a, b) -> Integer.compare(together[b[0]][b[1]], together[a[0]][a[1]]))
                .toList();
        int[] order = new int[classes];
        Arrays.fill(order, FREE);
        boolean[] taken = new boolean[classes];
        for (int[] pair : pairs) {
            take(order, taken, pair[0], pair[1]);
        }
        for (int label = 0; label < classes; label++) {
            take(order, taken, label, label);
        }
        for (int label = 0, score = 0; label < classes; label++) {
            while (order[label] == FREE && !take(order, taken, label, score)) {
                score++;
            }
        }
        return order;
    }

    private static boolean take(int[] order, boolean[] taken, int label, int score) {
        if (order[label] != FREE || taken[score]) {
            return false;
        }
        order[label] = score;
        taken[score] = true;
        return true;
    }

    private String names(int[] order) {
        String[] names = new String[classes];
        for (int label = 0; label < classes; label++) {
            names[order[label]] = seen.classNames().get(label);
        }
        return Arrays.stream(names).collect(Collectors.joining(","));
    }
}
