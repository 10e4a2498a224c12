package io.github.auxtask.testing;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.DataRecord;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes run records for tests: of a planned run with plausible values, or like another record but for what is said here. */
public final class RunRecordBuilder {
    private static final int DIGEST = 64;
    private static final double PERCENT = 100;

    private ContentId id;
    private RunRecord.Purpose purpose;
    private RunRecord.Configuration configuration;
    private DataRecord data;
    private RunRecord.Training training;
    private List<EvaluationRecord> evaluations;
    private Provenance provenance;
    private RunRecord.Cost cost;

    private RunRecordBuilder(RunRecord record) {
        this.id = record.id();
        this.purpose = record.purpose();
        this.configuration = record.configuration();
        this.data = record.data();
        this.training = record.training();
        this.evaluations = record.evaluations();
        this.provenance = record.provenance();
        this.cost = record.cost();
    }

    public static RunRecordBuilder like(RunRecord record) {
        return new RunRecordBuilder(record);
    }

    /** Trained for an epoch, and not evaluated. */
    public static RunRecordBuilder of(PlannedRun run, String reproduction, String budget) {
        RunRecord.Method method =
                new RunRecord.Method(run.method().name(), run.method().version());
        return new RunRecordBuilder(new RunRecord(
                run.id(),
                new RunRecord.Purpose(
                        reproduction,
                        budget,
                        true,
                        "mvn aux:train aux:attack -Daux.budget=" + budget + " -Daux.only="
                                + run.id().abbreviated()),
                new RunRecord.Configuration(method, run.variant(), run.seed(), run.settings(), run.needs()),
                data(run.data().name(), run.data().digest()),
                new RunRecord.Training(RunRecord.Training.COMPLETED, null, 1, 1, "best-validation", List.of(), 78_042),
                List.of(),
                provenance(),
                new RunRecord.Cost(86.5, 2_100L, 83.4, null)));
    }

    private static DataRecord data(String name, String digest) {
        return new DataRecord(
                name,
                digest,
                new DataRecord.Parts(Map.of("train", "c".repeat(DIGEST)), 47_500, 2_500, 10_000),
                new DataRecord.Contents(
                        "official archive", Map.of("images.bin", "e".repeat(DIGEST)), "f".repeat(DIGEST)),
                List.of(0.5, 0.5, 0.5),
                List.of(0.25, 0.25, 0.25),
                List.of("one", "two"),
                Map.of());
    }

    private static Provenance provenance() {
        return new Provenance(
                new Provenance.Code("0123456789abcdef0123456789abcdef01234567", false, null),
                new Provenance.Programs(Map.of("auxtask", "0.1.0", "djl", "0.35.1", "libtorch", "2.7.1"), Map.of()),
                new Provenance.Hardware("A processor", 2, 8_000, null),
                new Provenance.Computation("cpu", 2, "fp32", Map.of(), null),
                new Provenance.Launch(Map.of(), "en", ""),
                new Provenance.Randomness(null, Map.of()));
    }

    /** A test of which only the numbers were recorded. */
    public static EvaluationRecord evaluation(
            ContentId id, String name, Map<String, Object> settings, int correct, int images) {
        return new EvaluationRecord(
                id,
                name,
                settings,
                new EvaluationRecord.Score(images, correct, PERCENT * correct / images, null, null),
                1,
                new EvaluationRecord.Details(Map.of(), List.of(), List.of(), Map.of()),
                null);
    }

    public RunRecordBuilder id(ContentId other) {
        this.id = other;
        return this;
    }

    public RunRecordBuilder reproduction(String name) {
        return purpose(name, purpose.budget(), purpose.evidence(), purpose.command());
    }

    public RunRecordBuilder budget(String name) {
        return purpose(purpose.reproduction(), name, purpose.evidence(), purpose.command());
    }

    public RunRecordBuilder evidence(boolean evidence) {
        return purpose(purpose.reproduction(), purpose.budget(), evidence, purpose.command());
    }

    public RunRecordBuilder command(String command) {
        return purpose(purpose.reproduction(), purpose.budget(), purpose.evidence(), command);
    }

    private RunRecordBuilder purpose(String reproduction, String budget, boolean evidence, String command) {
        this.purpose = new RunRecord.Purpose(reproduction, budget, evidence, command);
        return this;
    }

    public RunRecordBuilder methodVersion(int version) {
        return configuration(
                new RunRecord.Method(configuration.method().name(), version),
                configuration.settings(),
                configuration.needs());
    }

    /** Another setting, under the id that it gives. */
    public RunRecordBuilder setting(String key, Object value) {
        Map<String, Object> settings = new HashMap<>(configuration.settings());
        settings.put(key, value);
        return configuration(configuration.method(), settings, configuration.needs())
                .identified();
    }

    /** Other runs that it needs, under the id that they give. */
    public RunRecordBuilder needs(List<NeededRun> needs) {
        return configuration(configuration.method(), configuration.settings(), needs)
                .identified();
    }

    private RunRecordBuilder configuration(
            RunRecord.Method method, Map<String, Object> settings, List<NeededRun> needs) {
        this.configuration =
                new RunRecord.Configuration(method, configuration.variant(), configuration.seed(), settings, needs);
        return this;
    }

    private RunRecordBuilder identified() {
        return id(build().identity().id());
    }

    public RunRecordBuilder images(int train, int validation, int test) {
        DataRecord.Parts parts = new DataRecord.Parts(data.parts().splits(), train, validation, test);
        this.data = new DataRecord(
                data.name(),
                data.digest(),
                parts,
                data.contents(),
                data.mean(),
                data.std(),
                data.classes(),
                data.settings());
        return this;
    }

    /** Images of classes with these names. */
    public RunRecordBuilder classes(List<String> names) {
        this.data = new DataRecord(
                data.name(),
                data.digest(),
                data.parts(),
                data.contents(),
                data.mean(),
                data.std(),
                names,
                data.settings());
        return this;
    }

    /** Images that were read with these settings. */
    public RunRecordBuilder dataSettings(Map<String, Object> settings) {
        this.data = new DataRecord(
                data.name(),
                data.digest(),
                data.parts(),
                data.contents(),
                data.mean(),
                data.std(),
                data.classes(),
                settings);
        return this;
    }

    public RunRecordBuilder training(RunRecord.Training other) {
        this.training = other;
        return this;
    }

    /** These epochs, in place of the others. */
    public RunRecordBuilder history(List<RunRecord.Epoch> history) {
        this.training = new RunRecord.Training(
                training.status(),
                training.reason(),
                training.epochs(),
                training.bestEpoch(),
                training.selected(),
                history,
                training.parameters(),
                training.basis(),
                training.phases(),
                training.weights());
        return this;
    }

    public RunRecordBuilder evaluations(List<EvaluationRecord> others) {
        this.evaluations = others;
        return this;
    }

    public RunRecordBuilder determinism(String level) {
        this.provenance = provenance.with(level, provenance.randomness().streams());
        return this;
    }

    /** What was found out about products, and how graphs were written. */
    public RunRecordBuilder arithmetic(Map<String, String> found) {
        Provenance.Computation how = provenance.computation();
        this.provenance = new Provenance(
                provenance.code(),
                provenance.programs(),
                provenance.hardware(),
                new Provenance.Computation(how.device(), how.threads(), how.precision(), found, how.cudnnBenchmark()),
                provenance.launch(),
                provenance.randomness());
        return this;
    }

    public RunRecordBuilder provenance(Provenance other) {
        this.provenance = other;
        return this;
    }

    public RunRecordBuilder cost(RunRecord.Cost other) {
        this.cost = other;
        return this;
    }

    public RunRecord build() {
        return new RunRecord(id, purpose, configuration, data, training, evaluations, provenance, cost);
    }
}
