package io.github.auxtask.report.model;

import io.github.auxtask.provenance.CheckOutcome;
import java.util.regex.Pattern;

/** Sentences of checks as they are said today. Records keep the words of their day; those that said more than the test are put right. */
final class CheckWords {
    private static final Pattern CHANCE =
            Pattern.compile("but on so few images that chance explains it \\(McNemar p = ([0-9.e-]+)\\)");

    private CheckWords() {}

    static String of(CheckOutcome check) {
        return CHANCE.matcher(check.text())
                .replaceAll("which McNemar's exact test does not tell from chance at the level of 0.01 (p = $1)");
    }
}
