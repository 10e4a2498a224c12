package io.github.auxtask.compare;

import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.ReasonCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verdicts, counted.
 *
 * @param all how many
 * @param kinds how many of each kind
 * @param untested why those were not tested that were not, as people say it, and how many
 */
record Tally(int all, Map<Verdict.Kind, Integer> kinds, Map<String, Integer> untested) {
    static Tally of(List<Verdict> verdicts) {
        Map<Verdict.Kind, Integer> kinds = new LinkedHashMap<>();
        Map<String, Integer> untested = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            kinds.merge(verdict.kind(), 1, Integer::sum);
            if (verdict instanceof Verdict.NotComparable not) {
                untested.merge(why(not.reason()), 1, Integer::sum);
            }
        }
        if (kinds.containsKey(Verdict.Kind.NOT_RUN)) {
            untested.put("not run", kinds.getOrDefault(Verdict.Kind.NOT_RUN, 0));
        }
        return new Tally(verdicts.size(), kinds, untested);
    }

    /** With a verb before it: {@code 24 were run at reduced size}. */
    private static String why(ReasonCode reason) {
        return switch (reason) {
            case REDUCED_BUDGET -> "run at reduced size";
            case NO_EVIDENCE -> "run only to see that everything works";
            case MISSING_SEEDS -> "run with fewer seeds than planned";
            case OTHER_SETTINGS, OTHER_METHOD_VERSION, OTHER_EVALUATION, AMBIGUOUS_RUNS -> "run otherwise than planned";
            default -> "set aside as not comparable";
        };
    }

    int of(Verdict.Kind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    int tested() {
        return of(Verdict.Kind.REPRODUCED) + of(Verdict.Kind.NOT_REPRODUCED) + of(Verdict.Kind.INCONCLUSIVE);
    }

    /** For example {@code 0 of 60 published numbers were tested; 24 were run at reduced size, 36 were not run}. */
    String text(String nouns) {
        StringBuilder text = new StringBuilder()
                .append(tested())
                .append(" of ")
                .append(all)
                .append(' ')
                .append(nouns)
                .append(tested() == 1 ? " was tested" : " were tested");
        if (tested() > 0) {
            List<String> outcomes = new ArrayList<>();
            for (Verdict.Kind kind :
                    List.of(Verdict.Kind.REPRODUCED, Verdict.Kind.NOT_REPRODUCED, Verdict.Kind.INCONCLUSIVE)) {
                if (of(kind) > 0) {
                    outcomes.add(of(kind) + " " + kind.label());
                }
            }
            text.append(": ").append(String.join(", ", outcomes));
        }
        List<String> others = new ArrayList<>();
        untested.forEach((why, count) -> others.add(count + (count == 1 ? " was " : " were ") + why));
        return others.isEmpty() ? text.toString() : text + "; " + String.join(", ", others);
    }
}
