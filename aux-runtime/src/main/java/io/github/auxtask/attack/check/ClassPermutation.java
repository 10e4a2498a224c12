package io.github.auxtask.attack.check;

import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.LabelledPredictions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds that a network's scores are in another order of classes than the labels. The order is learned on one half of the images and
 * tried on the other, and the other way round, so that one that only fits by chance explains nothing.
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
        int[] orderOfEven = order(0, 2);
        int[] orderOfOdd = order(1, 2);
        int own = 0;
        int other = 0;
        int better = 0;
        int worse = 0;
        for (int i = 0; i < seen.count(); i++) {
            int[] order = i % 2 == 0 ? orderOfOdd : orderOfEven;
            boolean right = seen.predictions()[i] == seen.labels()[i];
            boolean rightThen = seen.predictions()[i] == order[seen.labels()[i]];
            own += right ? 1 : 0;
            other += rightThen ? 1 : 0;
            better += rightThen && !right ? 1 : 0;
            worse += right && !rightThen ? 1 : 0;
        }
        return better - worse > CLEARLY * Math.sqrt(better + worse)
                ? Optional.of(
                        "The network's scores are in another order of classes than the labels: in the order that one"
                                + " half of the images shows, " + CheckNumbers.share(other, seen.count())
                                + " of the other half are right, instead of " + CheckNumbers.share(own, seen.count())
                                + ". Say the model's own in setting 'classes' (-Daux.classes)"
                                + (classes <= MOST_NAMES
                                        ? "; as far as these images show it, it is " + names(order(0, 1))
                                        : "")
                                + ".")
                : Optional.empty();
    }

    /** The score that every class has on every so manieth image. */
    private int[] order(int first, int step) {
        int[][] together = new int[classes][classes];
        for (int i = first; i < seen.count(); i += step) {
            together[seen.labels()[i]][seen.predictions()[i]]++;
        }
        return exchanged(greedy(together), together);
    }

    /** Those that are seen most often together first; where nothing is seen, the class's own. */
    private int[] greedy(int[][] together) {
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

    /** Exchanges two classes as long as that makes more images right. */
    private int[] exchanged(int[] order, int[][] together) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int a = 0; a < classes; a++) {
                for (int b = 0; b < a; b++) {
                    if (together[a][order[b]] + together[b][order[a]] > together[a][order[a]] + together[b][order[b]]) {
                        int kept = order[a];
                        order[a] = order[b];
                        order[b] = kept;
                        changed = true;
                    }
                }
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
