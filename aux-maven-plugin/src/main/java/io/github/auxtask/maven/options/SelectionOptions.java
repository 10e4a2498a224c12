package io.github.auxtask.maven.options;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.plan.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what stands on the command line into a selection of runs. */
public final class SelectionOptions {
    private static final int MOST_SEEDS = 10_000;

    private SelectionOptions() {}

    /**
     * Reads the options; null or blank ones are not set.
     *
     * @param seeds {@code 1,2,5-7}
     * @throws BadInputException if one of them cannot be read
     */
    public static Selection parse(
            String budget, @Nullable String seeds, @Nullable String only, @Nullable String precision) {
        String seedList = set(seeds);
        String name = set(precision);
        return new Selection(
                budget.strip(),
                seedList == null ? null : seeds(seedList),
                set(only),
                name == null ? null : Precision.parse(name));
    }

    private static List<Long> seeds(String text) {
        List<Long> seeds = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String range = part.strip();
            if (!range.matches("\\d{1,18}(\\s*-\\s*\\d{1,18})?")) {
                throw new BadInputException("'" + text + "' is no list of seeds: write -Daux.seeds=1,2,5-7.");
            }
            String[] ends = range.split("-", -1);
            long first = Long.parseLong(ends[0].strip());
            long last = Long.parseLong(ends[ends.length - 1].strip());
            if (last < first || last - first >= MOST_SEEDS) {
                throw new BadInputException("The range '" + range + "' of -Daux.seeds is empty or too long.");
            }
            for (long seed = first; seed <= last; seed++) {
                if (!seeds.contains(seed)) {
                    seeds.add(seed);
                }
            }
        }
        return seeds;
    }

    /** The option without spaces around it, null if nothing is left: {@code -Daux.only=} does not limit anything. */
    private static @Nullable String set(@Nullable String option) {
        return option == null || option.isBlank() ? null : option.strip();
    }
}
