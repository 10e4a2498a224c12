package io.github.auxtask.nn.pretrained;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.state.StoredTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the stored tensor of every parameter of a part, and all that does not fit. */
final class PartMatch {
    /** A count of batches, which no network here needs. */
    private static final String COUNTER = "num_batches_tracked";

    /** Whole numbers are quantised weights, whose scale is not in them. */
    private static final String FLOATING = "B?F\\d+";

    private final PretrainedPart part;
    private final Map<String, ParameterSpec> wanted;
    private final Map<String, StoredTensor> found = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> extra = new ArrayList<>();
    private final List<String> misshapen = new ArrayList<>();
    private final List<String> whole = new ArrayList<>();
    private final Set<String> lastLayers = new LinkedHashSet<>();

    private PartMatch(PretrainedPart part, List<ParameterSpec> state) {
        this.part = part;
        this.wanted = new LinkedHashMap<>();
        state.stream().filter(spec -> part.covers(spec.name())).forEach(spec -> wanted.put(spec.name(), spec));
    }

    /**
     * The stored tensors by the parameters' full names.
     *
     * @param state all tensors of the network
     * @throws BadInputException if a tensor is missing, unknown, of another shape or of whole numbers; the message lists them all
     */
    static Map<String, StoredTensor> of(PretrainedPart part, List<ParameterSpec> state) {
        PartMatch match = new PartMatch(part, state);
        part.file().tensors().values().forEach(match::place);
        match.wanted.values().stream()
                .filter(spec -> !match.found.containsKey(spec.name()))
                .forEach(spec -> match.missing.add(spec.name() + " " + spec.shape()));
        match.requireFit();
        return match.found;
    }

    private void place(StoredTensor stored) {
        NameRule rule = part.names().rule(stored.name());
        if (part.unused().test(stored.name()) || (rule != null && rule.change() == NameRule.Change.IGNORED)) {
            return;
        }
        String name = rule == null ? "" : part.fullName(rule.parameter());
        ParameterSpec spec = wanted.get(name);
        if (rule == null || spec == null) {
            if (!stored.name().endsWith(COUNTER)
                    && !(rule != null && part.scratch().test(rule.parameter()))) {
                extra.add(stored.name() + " " + stored.shape());
            }
            return;
        }
        StoredTensor other = found.put(name, stored);
        if (other != null) {
            extra.add(stored.name() + " " + stored.shape() + ", because " + name + " is already " + other.name());
        }
        checkShape(stored, rule, spec);
        if (!stored.type().matches(FLOATING)) {
            whole.add(spec.name() + ": stored as " + stored.type());
        }
    }

    private void checkShape(StoredTensor stored, NameRule rule, ParameterSpec spec) {
        boolean fits = rule.change() == NameRule.Change.RESHAPE
                ? stored.elements() == spec.size()
                : stored.shape().equals(spec.shape());
        List<Long> listed = rule.shape();
        if (!fits || (listed != null && !listed.equals(stored.shape()))) {
            String called = stored.name().equals(spec.name()) ? "" : " (in the file " + stored.name() + ")";
            misshapen.add(spec.name() + called + ": expected "
                    + (rule.change() == NameRule.Change.RESHAPE && listed != null ? listed : spec.shape()) + ", found "
                    + stored.shape());
            lastLayers.add(otherClasses(spec.shape(), stored.shape()));
        }
    }

    /** Of two shapes that differ in the first number only: what that is, as in the last layers of networks for other classes. */
    private static String otherClasses(List<Long> expected, List<Long> stored) {
        boolean alike = !expected.isEmpty()
                && expected.size() == stored.size()
                && expected.size() <= 2
                && expected.subList(1, expected.size()).equals(stored.subList(1, stored.size()));
        return alike ? "the file's network tells " + stored.get(0) + " classes apart and not " + expected.get(0) : "";
    }

    private void requireFit() {
        if (missing.isEmpty() && extra.isEmpty() && misshapen.isEmpty() && whole.isEmpty()) {
            return;
        }
        List<String> counts = new ArrayList<>();
        count(
                counts,
                missing,
                " of its " + wanted.size() + " tensors is missing",
                " of its " + wanted.size() + " tensors are missing");
        count(counts, misshapen, " has another shape", " have another shape");
        count(counts, extra, " is not the network's", " are not the network's");
        count(counts, whole, " is of whole numbers", " are of whole numbers");
        if (missing.isEmpty() && extra.isEmpty() && lastLayers.size() == 1 && !lastLayers.contains("")) {
            counts.addAll(lastLayers);
        }
        StringBuilder text = new StringBuilder("The weights " + part.file().name() + " do not fit "
                + (part.scope().isEmpty() ? "the network" : "the part " + part.scope() + " of the network") + ": "
                + String.join(", ", counts)
                + "; choose another file or weights.source, let what is new start from scratch"
                + " (weights.scratch), and leave out what is not needed (weights.unused).");
        missing.forEach(line -> text.append("\n    missing: ").append(line));
        misshapen.forEach(line -> text.append("\n    another shape: ").append(line));
        whole.forEach(line -> text.append("\n    quantised, and read as floating point only: ")
                .append(line));
        extra.forEach(line -> text.append("\n    not the network's: ").append(line));
        throw new BadInputException(text.toString());
    }

    private static void count(List<String> counts, List<String> lines, String one, String more) {
        if (!lines.isEmpty()) {
            counts.add(lines.size() + (lines.size() == 1 ? one : more));
        }
    }
}
