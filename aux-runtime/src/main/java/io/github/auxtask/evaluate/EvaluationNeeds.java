package io.github.auxtask.evaluate;

import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation needs besides a classifier. Fetched and checked before anything is evaluated.
 *
 * @param skipFirst test images that it leaves out, by index in the data set: those that training may have looked at
 * @param repetitions how often it looks at each test image, under other noise or damage; what it costs grows with it
 * @param twin whether it can make use of the same classifier trained without a defence
 * @param corrupted where corrupted copies of the test images come from; {@code null} if it needs none
 * @param data other data sets
 */
public record EvaluationNeeds(
        int skipFirst,
        int repetitions,
        boolean twin,
        @Nullable CorruptionSource corrupted,
        List<NeededData> data) {
    /** The test images, once. */
    public static final EvaluationNeeds NOTHING = new EvaluationNeeds(0, 1, false, null, List.of());

    /**
     * Another data set.
     *
     * @param name as in {@code reproduction.yaml}
     * @param settings of its source, as they are written
     */
    public record NeededData(String name, Map<String, Object> settings) {
        public NeededData {
            settings = Map.copyOf(settings);
        }
    }

    public EvaluationNeeds {
        if (skipFirst < 0 || repetitions < 1) {
            throw new IllegalArgumentException(
                    "it leaves out " + skipFirst + " images and looks " + repetitions + " times at the others");
        }
        data = List.copyOf(data);
    }

    /** The same without the first test images. */
    public EvaluationNeeds skipping(int first) {
        return new EvaluationNeeds(first, repetitions, twin, corrupted, data);
    }

    /** The same that looks at each test image so many times. */
    public EvaluationNeeds repeated(int times) {
        return new EvaluationNeeds(skipFirst, times, twin, corrupted, data);
    }

    /** The same with a twin where there is one. */
    public EvaluationNeeds withTwin() {
        return new EvaluationNeeds(skipFirst, repetitions, true, corrupted, data);
    }

    /** The same with corrupted images. */
    public EvaluationNeeds corrupted(CorruptionSource source) {
        return new EvaluationNeeds(skipFirst, repetitions, twin, source, data);
    }

    /** The same with another data set. */
    public EvaluationNeeds data(NeededData other) {
        List<NeededData> all = new ArrayList<>(data);
        all.add(other);
        return new EvaluationNeeds(skipFirst, repetitions, twin, corrupted, all);
    }
}
