package io.github.auxtask.compare;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.claim.ClaimResult;
import io.github.auxtask.compare.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the paper was reproduced, in two sentences. The page begins with them, and the goals print them: nobody counts twice.
 *
 * @param word the answer in a word or two
 * @param numbers what became of the published numbers
 * @param claims what became of the claims; empty without any
 */
public record Answer(String word, String numbers, String claims) {
    /** From all verdicts. Facts, which no training changes, are counted by themselves: they say nothing of the method. */
    public static Answer of(Comparison comparison) {
        List<Verdict> trained = new ArrayList<>();
        List<Verdict> facts = new ArrayList<>();
        for (TableComparison table : comparison.tables()) {
            for (CellComparison cell : table.cells()) {
                if (cell.published() != null) {
                    (table.spec().facts() ? facts : trained).add(cell.verdict());
                }
            }
        }
        Tally numbers = Tally.of(trained);
        Tally unchanging = Tally.of(facts);
        String told = trained.isEmpty()
                ? facts.isEmpty()
                        ? "no published number is compared here"
                        : "no published number that depends on training is compared here"
                : numbers.text("published numbers");
        if (!facts.isEmpty()) {
            told += "; " + facts(unchanging);
        }
        List<Verdict> claims =
                comparison.claims().stream().map(ClaimResult::verdict).toList();
        return new Answer(
                trained.isEmpty() && facts.isEmpty() && claims.isEmpty() ? "Nothing to compare" : word(numbers),
                told + ".",
                claims.isEmpty() ? "" : capital(Tally.of(claims).text("claims")) + ".");
    }

    private static String facts(Tally facts) {
        String subject = facts.all() + " that no training changes";
        if (facts.tested() == 0) {
            return subject + (facts.all() == 1 ? " was" : " were") + " not compared";
        }
        int equal = facts.of(Verdict.Kind.REPRODUCED);
        return "of " + subject + ", " + facts.tested() + (facts.tested() == 1 ? " was" : " were") + " compared and "
                + equal + (equal == 1 ? " is" : " are") + " equal to ours";
    }

    private static String word(Tally numbers) {
        int reproduced = numbers.of(Verdict.Kind.REPRODUCED);
        int failed = numbers.of(Verdict.Kind.NOT_REPRODUCED);
        if (reproduced + failed == 0) {
            return "Undecided";
        }
        if (failed == 0) {
            return reproduced == numbers.all() ? "Reproduced" : "Reproduced in part";
        }
        if (reproduced == 0) {
            return failed == numbers.all() ? "Not reproduced" : "Not reproduced in part";
        }
        return "Mixed";
    }

    private static String capital(String text) {
        return text.startsWith("0 ") ? "None" + text.substring(1).replaceFirst(" were tested", " was tested") : text;
    }

    /** All of it: {@code Undecided: 0 of 60 published numbers were tested; ... None of 6 claims was tested; ...}. */
    public String text() {
        return word + ": " + numbers + (claims.isEmpty() ? "" : " " + claims);
    }
}
