package io.github.auxtask.experiment;

import java.util.List;

/**
 * When {@code aux:check} fails the build.
 *
 * @param failOn verdicts that fail it: {@code not-reproduced}, {@code not-comparable}, {@code not-run}, {@code run-failed}
 * @param minimumSeeds fewer seeds than this behind a compared cell fail it, too
 */
public record CheckRules(List<String> failOn, int minimumSeeds) {
    public CheckRules {
        failOn = List.copyOf(failOn);
    }
}
