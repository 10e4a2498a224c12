package io.github.auxtask.experiment.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When {@code aux:check} fails the build.
 *
 * @param failOn verdicts that fail it: {@code not-reproduced}, {@code inconclusive}, {@code not-comparable}, {@code not-run},
 *     and {@code run-failed}
 * @param minimumSeeds fewer seeds than this behind a compared cell fail it, too
 * @param unreliableFails whether a cell whose evaluation failed a severe check fails it
 * @param claims ids of claims that must be reproduced, or {@link #ALL_CLAIMS} alone
 * @param unusableFails whether a record that cannot be used fails it
 * @param droppedFails whether a run that was made and has no record, or a ledger that was changed, fails it
 * @param otherMethodFails whether it fails where the method is here in another version than the records are of
 * @param minimumRobust robust accuracy in percent that no model may fall below; {@code null} if none is asked for
 */
public record CheckRules(
        List<String> failOn,
        int minimumSeeds,
        boolean unreliableFails,
        List<String> claims,
        boolean unusableFails,
        boolean droppedFails,
        boolean otherMethodFails,
        @Nullable Double minimumRobust) {
    /** Instead of all ids. */
    public static final String ALL_CLAIMS = "all";

    public CheckRules {
        failOn = List.copyOf(failOn);
        claims = List.copyOf(claims);
    }

    /** Rules about verdicts and seeds alone. */
    public CheckRules(List<String> failOn, int minimumSeeds) {
        this(failOn, minimumSeeds, false, List.of());
    }

    /** Rules that allow no unusable record and no dropped run, as they are unless the file says otherwise. */
    public CheckRules(List<String> failOn, int minimumSeeds, boolean unreliableFails, List<String> claims) {
        this(failOn, minimumSeeds, unreliableFails, claims, true, true, false);
    }

    /** Rules that ask for no robust accuracy. */
    public CheckRules(
            List<String> failOn,
            int minimumSeeds,
            boolean unreliableFails,
            List<String> claims,
            boolean unusableFails,
            boolean droppedFails,
            boolean otherMethodFails) {
        this(failOn, minimumSeeds, unreliableFails, claims, unusableFails, droppedFails, otherMethodFails, null);
    }
}
