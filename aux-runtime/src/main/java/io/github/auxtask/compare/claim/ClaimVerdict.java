package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.compare.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** From the groups of a claim to its verdict. */
final class ClaimVerdict {
    private ClaimVerdict() {}

    /**
     * The verdict.
     *
     * @param budget of the runs, null without any
     * @param against why the runs must not be held against the paper, or null
     * @param missing why groups lack planned seeds, or null; it counts where the others do not decide
     * @param facts whether what is compared is the same for every seed
     */
    static Verdict of(
            List<ClaimGroup> groups,
            int needed,
            @Nullable String budget,
            @Nullable Flaw against,
            @Nullable Flaw missing,
            boolean facts,
            String command) {
        if (budget == null) {
            return new Verdict.NotRun(command);
        }
        if (against != null) {
            return new Verdict.NotComparable(against.reason(), against.text());
        }
        int holds = count(groups, ClaimGroup.Outcome.HOLDS);
        int contradicted = count(groups, ClaimGroup.Outcome.CONTRADICTED);
        if (holds >= needed) {
            return new Verdict.Reproduced();
        }
        if (contradicted > groups.size() - needed) {
            return new Verdict.NotReproduced(null);
        }
        if (missing != null) {
            return new Verdict.NotComparable(missing.reason(), missing.text());
        }
        return new Verdict.Inconclusive(null, undecided(groups, facts));
    }

    private static String undecided(List<ClaimGroup> groups, boolean facts) {
        boolean single =
                groups.stream().anyMatch(group -> group.outcome() == ClaimGroup.Outcome.OPEN && group.p() == null);
        String why = !single
                ? ""
                : facts
                        ? "; the seeds disagree, so this is no fact that training leaves alone"
                        : "; one seed a side says nothing of other seeds, so at least 1 more is needed";
        if (groups.size() == 1) {
            return groups.get(0).outcome().label() + why;
        }
        List<String> parts = new ArrayList<>();
        for (ClaimGroup.Outcome outcome : ClaimGroup.Outcome.values()) {
            int count = count(groups, outcome);
            if (count > 0) {
                parts.add(outcome.label() + " in " + count);
            }
        }
        return String.join(", ", parts) + " of " + groups.size() + why;
    }

    /** What the means say, significant or not, here and in print. */
    static String seen(List<ClaimGroup> groups, int needed, @Nullable String budget) {
        List<String> parts = new ArrayList<>();
        if (budget != null) {
            parts.add("by our means (" + budget + ") it " + share(groups, ClaimGroup::seen));
        }
        if (groups.stream().anyMatch(group -> group.printed() != null)) {
            parts.add("by the printed numbers it " + share(groups, ClaimGroup::printed));
        }
        if (parts.isEmpty()) {
            return "";
        }
        String text = String.join("; ", parts);
        String needs = groups.size() > 1 ? " " + needed + (needed == 1 ? " is" : " are") + " needed." : "";
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + "." + needs;
    }

    private static String share(List<ClaimGroup> groups, Function<ClaimGroup, @Nullable Boolean> says) {
        long known = groups.stream().filter(group -> says.apply(group) != null).count();
        long yes = groups.stream()
                .filter(group -> Boolean.TRUE.equals(says.apply(group)))
                .count();
        if (groups.size() == 1) {
            return yes == 1 ? "holds" : "does not hold";
        }
        long missing = groups.size() - known;
        return "holds in " + yes + " of " + known + (known == 1 ? " case" : " cases")
                + (missing == 0 ? "" : " (" + missing + (missing == 1 ? " more has" : " more have") + " no number)");
    }

    private static int count(List<ClaimGroup> groups, ClaimGroup.Outcome outcome) {
        return (int) groups.stream().filter(group -> group.outcome() == outcome).count();
    }
}
