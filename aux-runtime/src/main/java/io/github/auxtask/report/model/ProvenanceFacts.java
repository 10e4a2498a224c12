package io.github.auxtask.report.model;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.DataRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.report.view.EvaluationOrigins;
import io.github.auxtask.report.view.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the numbers come from: for every kind of fact the distinct values, with the number of runs where they differ. */
final class ProvenanceFacts {
    private static final int DIGITS = 12;

    private final List<RunRecord> runs;
    private final EvaluationOrigins origins;
    private final List<ReportModel.FactView> facts = new ArrayList<>();

    private ProvenanceFacts(List<RunRecord> runs) {
        this.runs = runs;
        this.origins = EvaluationOrigins.of(runs);
    }

    static List<ReportModel.FactView> of(List<RunRecord> runs) {
        ProvenanceFacts facts = new ProvenanceFacts(runs);
        List<String> warnings = facts.origins.warnings();
        if (!warnings.isEmpty()) {
            facts.facts.add(new ReportModel.FactView("warning", warnings));
        }
        facts.add(
                "code of trainings",
                run -> EvaluationOrigins.code(run.provenance().code()));
        facts.addOfEvaluations("code of evaluations", made -> EvaluationOrigins.code(made.code()));
        facts.add(
                "method",
                run -> run.method().name() + ", version " + run.method().version());
        facts.add("data", run -> data(run.data()));
        facts.add("splits", run -> splits(run.data().parts().splits()));
        facts.add(
                "weights evaluated",
                run -> run.training().completed() ? run.training().selected() : "");
        facts.add("put together", run -> composition(run.training().composition()));
        facts.add("trained on made data", run -> made(run.training().made()));
        facts.add("precision", run -> run.provenance().computation().precision());
        facts.add(
                "arithmetic, as probed",
                run -> pairs(run.provenance().computation().arithmetic()));
        facts.add("determinism, as tested", run -> {
            String level = run.provenance().randomness().determinism();
            return level == null ? "not tested" : level;
        });
        facts.add("device", run -> device(run.provenance()));
        facts.add(
                "trained in several places",
                run -> run.training().basis().stretches().stream()
                        .map(TrainingBasis.Stretch::words)
                        .collect(Collectors.joining("; ")));
        facts.addOfEvaluations("device of evaluations", ProvenanceFacts::device);
        facts.add("versions", run -> pairs(run.provenance().programs().versions()));
        facts.addOfEvaluations(
                "versions of evaluations", made -> pairs(made.programs().versions()));
        facts.add("environment", run -> pairs(run.provenance().launch().environment()));
        return List.copyOf(facts.facts);
    }

    /** For example {@code sum-of-softmax of 3 runs}; nothing where the run was trained. */
    private static String composition(TrainingBasis.@Nullable Composition composition) {
        return composition == null
                ? ""
                : composition.rule() + " of " + composition.members().size() + " runs";
    }

    /** For example {@code sign 1 (1a2b3c4d5e6f)}. */
    private static String made(List<TrainingBasis.UsedData> made) {
        return made.stream()
                .map(data -> data.maker() + " (" + new ContentId(data.digest()).abbreviated() + ")")
                .collect(Collectors.joining(", "));
    }

    private void addOfEvaluations(String name, Function<Provenance, String> reader) {
        List<String> values = origins.counted(reader);
        if (!values.isEmpty()) {
            facts.add(new ReportModel.FactView(name, values));
        }
    }

    private void add(String name, Function<RunRecord, String> reader) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (RunRecord run : runs) {
            counts.merge(reader.apply(run), 1, Integer::sum);
        }
        counts.remove("");
        if (!counts.isEmpty()) {
            facts.add(new ReportModel.FactView(name, counted(counts)));
        }
    }

    /** {@code own (12 runs)}, most frequent first; without numbers if there is but one value. */
    static List<String> counted(Map<String, Integer> counts) {
        if (counts.size() == 1) {
            return List.copyOf(counts.keySet());
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(entry -> entry.getKey() + " (" + entry.getValue() + (entry.getValue() == 1 ? " run)" : " runs)"))
                .toList();
    }

    private static String data(DataRecord data) {
        DataRecord.Parts parts = data.parts();
        String settings = data.settings().entrySet().stream()
                .map(setting -> ", " + setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining());
        return data.name() + settings + " (" + data.contents().source() + "), "
                + Quantity.count(parts.train()).text() + " training, "
                + Quantity.count(parts.validation()).text() + " validation, "
                + Quantity.count(parts.test()).text() + " test images, digest " + abbreviated(data.digest());
    }

    private static String splits(Map<String, String> splits) {
        return splits.entrySet().stream()
                .map(entry -> entry.getKey() + " " + abbreviated(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String device(Provenance provenance) {
        Provenance.Hardware hardware = provenance.hardware();
        String gpu = hardware.gpu();
        int threads = provenance.computation().threads();
        return provenance.computation().device() + ": " + (gpu == null ? "" : gpu + ", ") + hardware.cpu() + ", "
                + hardware.cores()
                + (hardware.cores() == 1 ? " core, " : " cores, ")
                + Quantity.count(hardware.memoryMiB()).text()
                + " MiB, " + threads + (threads == 1 ? " thread" : " threads");
    }

    private static String pairs(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String abbreviated(@Nullable String digest) {
        return digest == null ? "unknown" : digest.substring(0, Math.min(DIGITS, digest.length()));
    }
}
