package io.github.auxtask.report.view;

import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where the numbers come from that a report shows: evaluations are often made later and elsewhere than the training that they are of, by
 * other code.
 *
 * @param made every evaluation of every run, with its run
 */
public record EvaluationOrigins(List<Made> made) {
    private static final int DIGITS = 12;
    private static final String UNRECORDED = "not recorded";

    /**
     * An evaluation.
     *
     * @param run that it is of
     * @param evaluation as recorded
     */
    public record Made(RunRecord run, EvaluationRecord evaluation) {
        private boolean sameCode() {
            Provenance own = evaluation.provenance();
            return own == null || sameCode(own.code(), run.provenance().code());
        }

        private static boolean sameCode(Provenance.Code one, Provenance.Code other) {
            return Objects.equals(one.commit(), other.commit()) && Objects.equals(one.digest(), other.digest());
        }

        private boolean isOfUnknownCode() {
            Provenance own = evaluation.provenance();
            return own != null && own.code().commit() == null;
        }

        private boolean isDirty() {
            Provenance own = evaluation.provenance();
            return own != null && Boolean.TRUE.equals(own.code().dirty());
        }
    }

    public EvaluationOrigins {
        made = List.copyOf(made);
    }

    public static EvaluationOrigins of(List<RunRecord> runs) {
        List<Made> all = new ArrayList<>();
        runs.forEach(run -> run.evaluations().forEach(evaluation -> all.add(new Made(run, evaluation))));
        return new EvaluationOrigins(all);
    }

    /** How many evaluations have each value of something, most frequent first; without counts if there is but one value. */
    public List<String> counted(Function<Provenance, String> reader) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Made one : made) {
            Provenance own = one.evaluation().provenance();
            counts.merge(own == null ? UNRECORDED : reader.apply(own), 1, Integer::sum);
        }
        if (counts.size() == 1) {
            return List.copyOf(counts.keySet());
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(java.util.Comparator.reverseOrder()))
                .map(entry -> entry.getKey() + " (" + evaluations(entry.getValue()) + ")")
                .toList();
    }

    /** For example {@code commit 1a2b3c4d5e6f, unchanged}. */
    public static String code(Provenance.Code code) {
        if (code.commit() == null) {
            return "not under version control";
        }
        String commit = "commit " + abbreviated(code.commit());
        if (code.dirty() == null) {
            return commit + ", changes unknown";
        }
        return code.dirty() ? commit + " with changes " + abbreviated(code.digest()) : commit + ", unchanged";
    }

    /** What a reader must know before the numbers are believed: one sentence for each thing; none where all is in order. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warn(one -> !one.sameCode(), "made with other code than the network", warnings);
        warn(Made::isDirty, "made from a tree with changes that no commit has", warnings);
        warn(one -> one.evaluation().provenance() == null, "of unknown origin", warnings);
        warn(Made::isOfUnknownCode, "made outside of version control, so that no commit names their code", warnings);
        long dirty = made.stream()
                .map(Made::run)
                .distinct()
                .filter(run -> Boolean.TRUE.equals(run.provenance().code().dirty()))
                .count();
        if (dirty > 0) {
            warnings.add(dirty + (dirty == 1 ? " training was" : " trainings were")
                    + " made from a tree with changes that no commit has.");
        }
        long unknown = made.stream()
                .map(Made::run)
                .distinct()
                .filter(run -> run.provenance().code().commit() == null)
                .count();
        if (unknown > 0) {
            warnings.add(unknown + (unknown == 1 ? " training was" : " trainings were")
                    + " made outside of version control, so that no commit names their code.");
        }
        return warnings;
    }

    private void warn(Predicate<Made> is, String what, List<String> warnings) {
        List<Made> found = made.stream().filter(is).toList();
        if (!found.isEmpty()) {
            warnings.add(found.size() + " of " + evaluations(made.size()) + (found.size() == 1 ? " was " : " were ")
                    + what + ": " + names(found) + ".");
        }
    }

    /** {@code resnet18, ft, clean, seed 1, budget quick: pgd, fgsm}, all of them, because each is one number of the page. */
    private static String names(List<Made> some) {
        Map<String, List<String>> byRun = new LinkedHashMap<>();
        for (Made one : some) {
            RunRecord run = one.run();
            String label =
                    String.join(", ", run.variant().values()) + ", seed " + run.seed() + ", budget " + run.budget();
            byRun.computeIfAbsent(label, key -> new ArrayList<>())
                    .add(one.evaluation().name());
        }
        List<String> parts = new ArrayList<>();
        byRun.forEach((run, evaluations) -> parts.add(run + ": " + String.join(", ", evaluations)));
        return String.join("; ", parts);
    }

    private static String evaluations(int count) {
        return count + (count == 1 ? " evaluation" : " evaluations");
    }

    private static String abbreviated(@Nullable String digest) {
        return digest == null ? "unknown" : digest.substring(0, Math.min(DIGITS, digest.length()));
    }
}
