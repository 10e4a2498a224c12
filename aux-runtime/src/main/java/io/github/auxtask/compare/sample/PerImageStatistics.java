package io.github.auxtask.compare.sample;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.provenance.CorrectBits;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.stats.McNemar;
import io.github.auxtask.stats.SeedNoise;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statistics on single images, from what the records keep of them. */
public final class PerImageStatistics {
    private static final int FEWEST_RUNS = 2;

    private PerImageStatistics() {}

    /** The exact test of two evaluations of the same images; nothing where a record does not tell which were right. */
    public static @Nullable McNemar mcnemar(EvaluationRecord first, EvaluationRecord second) {
        Optional<BitSet> one = bits(first);
        Optional<BitSet> other = bits(second);
        if (one.isEmpty() || other.isEmpty() || first.images() != second.images()) {
            return null;
        }
        BitSet onlyFirst = (BitSet) one.get().clone();
        onlyFirst.andNot(other.get());
        BitSet onlySecond = (BitSet) other.get().clone();
        onlySecond.andNot(one.get());
        return McNemar.of(onlyFirst.cardinality(), onlySecond.cardinality());
    }

    /** The standard deviation between seeds that independent errors would give, as a share; null without enough runs. */
    public static @Nullable Double predictedDeviation(List<EvaluationRecord> runs) {
        if (runs.size() < FEWEST_RUNS || runs.get(0).images() == 0) {
            return null;
        }
        int[] correct = new int[runs.get(0).images()];
        for (EvaluationRecord run : runs) {
            Optional<BitSet> bits = bits(run);
            if (bits.isEmpty() || run.images() != correct.length) {
                return null;
            }
            bits.get().stream().forEach(image -> correct[image]++);
        }
        return SeedNoise.ofCounts(correct, runs.size());
    }

    private static Optional<BitSet> bits(EvaluationRecord evaluation) {
        String text = evaluation.score().correctBits();
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CorrectBits.decode(text, evaluation.images()));
        } catch (BadInputException e) {
            // the record's reader complains of it; without bits the test is left out
            return Optional.empty();
        }
    }
}
