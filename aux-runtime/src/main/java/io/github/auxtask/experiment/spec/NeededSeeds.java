package io.github.auxtask.experiment.spec;

import java.util.List;
import java.util.stream.LongStream;

/**
 * With which seeds a needed variant is trained. {@code seeds: 3} asks for three trainings: of seed 1 those with seeds 1, 2 and 3, of
 * seed 2 those with 4, 5 and 6, so that no two ensembles share a member and their results stay independent. {@code seeds: [0, 100]}
 * lists what is added to the seed of the run that needs them.
 *
 * @param count of trainings; 0 where offsets are listed
 * @param offsets to the seed of the run that needs them; empty where they are counted
 */
public record NeededSeeds(int count, List<Long> offsets) {
    /** One training, with the seed of the run that needs it. */
    public static final NeededSeeds SAME = new NeededSeeds(0, List.of(0L));

    public NeededSeeds {
        offsets = List.copyOf(offsets);
        if (count > 0 != offsets.isEmpty()) {
            throw new IllegalArgumentException("either a number of seeds or a list of offsets");
        }
    }

    /**
     * The seeds of the needed runs.
     *
     * @param seed of the run that needs them
     * @throws ArithmeticException if one has more than 64 bits
     */
    public List<Long> of(long seed) {
        if (count == 0) {
            return offsets.stream().map(offset -> Math.addExact(seed, offset)).toList();
        }
        long last = Math.multiplyExact(seed, (long) count);
        return LongStream.rangeClosed(Math.subtractExact(last, count - 1), last)
                .boxed()
                .toList();
    }
}
