package io.github.auxtask.report.exchange;

import io.github.auxtask.provenance.DataRecord;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every training and every evaluation as a {@code CreateAction}: what computed (the method's code with the version of auxtask that ran
 * it), from what (data sets and weights by digest, the configuration), into what (weights, the record), when, and on what machine. Who
 * started it is not recorded, so there is no agent.
 */
final class RunActions {
    private static final String COMPLETED = "http://schema.org/CompletedActionStatus";
    private static final String FAILED = "http://schema.org/FailedActionStatus";
    private static final String NAME = "name";
    private static final int DIGITS = 12;

    private final CrateGraph graph;
    private final CrateTools tools;
    private final RunTimes times;
    private final List<String> actions = new ArrayList<>();

    RunActions(CrateGraph graph, CrateTools tools, RunTimes times) {
        this.graph = graph;
        this.tools = tools;
        this.times = times;
    }

    /** Ids of the actions that were added, in order. */
    List<String> ids() {
        return List.copyOf(actions);
    }

    /**
     * Adds the actions of a run that counts.
     *
     * @param file of its record within the crate; {@code null} if it is not there
     */
    void add(RunRecord run, @Nullable String file) {
        CrateEntity training =
                training(run, "#run-" + run.budget() + "-" + run.id().hex(), file);
        RunTimes.Span span = times.of(run.budget(), run.id().hex());
        training.with("startTime", span.start()).with("endTime", span.end());
        for (EvaluationRecord made : run.evaluations()) {
            evaluation(run, made, file);
        }
    }

    /** Adds a training that failed or was replaced; when it was is not known. */
    void addAttempt(RunRecords.Attempt attempt) {
        String path = "runs/" + attempt.file();
        training(attempt.record(), "#attempt-" + path.replace('/', '-'), path);
    }

    private CrateEntity training(RunRecord run, String id, @Nullable String file) {
        RunRecord.Training training = run.training();
        boolean composed = training.selected().equals(RunRecord.Training.COMPOSED);
        List<String> results = new ArrayList<>();
        if (training.completed()) {
            run.weightsDigest()
                    .ifPresent(digest -> results.add(weights(digest, run.id().hex())));
        }
        if (file != null) {
            results.add(file);
        }
        List<String> objects = new ArrayList<>(List.of(CrateTools.CONFIGURATION, data(run.data())));
        if (training.weights() != null) {
            training.weights()
                    .sources()
                    .forEach(source ->
                            objects.add(weights(source.weights(), source.run().hex())));
        }
        if (training.composition() != null) {
            training.composition()
                    .members()
                    .forEach(member ->
                            objects.add(weights(member.weights(), member.run().hex())));
        }
        CrateEntity action = new CrateEntity(id, "CreateAction")
                .with(NAME, (composed ? "putting together of " : "training of ") + label(run))
                .with(
                        "description",
                        "Budget " + run.budget() + ", run " + run.id().hex()
                                + "; its settings, as resolved, stand in its record. " + machine(run.provenance()))
                .pointing("instrument", tools.method(run))
                .pointing("object", objects)
                .pointing("result", results)
                .with("actionStatus", training.completed() ? COMPLETED : FAILED)
                .with("error", training.completed() ? null : training.reason())
                .pointing("environment", environment(run.provenance()))
                .pointing("resourceUsage", List.of(seconds(id, run.cost().wallSeconds())));
        return added(action);
    }

    private void evaluation(RunRecord run, EvaluationRecord made, @Nullable String file) {
        Provenance provenance = made.provenance();
        String id = "#evaluation-" + run.budget() + "-" + made.id().hex();
        List<String> objects = new ArrayList<>();
        objects.add(CrateTools.CONFIGURATION);
        if (made.reads().isEmpty()) {
            objects.add(data(run.data()));
            run.weightsDigest()
                    .ifPresent(digest -> objects.add(weights(digest, run.id().hex())));
        }
        made.reads().forEach(read -> objects.add(read(read)));
        String accuracy = graph.add(new CrateEntity(id + "-accuracy", "PropertyValue")
                        .with(NAME, "accuracy")
                        .with("value", Double.toString(made.accuracy()))
                        .with("unitText", "percent of " + made.images() + " images"))
                .id();
        List<String> results = new ArrayList<>(List.of(accuracy));
        if (file != null) {
            results.add(file);
        }
        added(new CrateEntity(id, "CreateAction")
                .with(NAME, "evaluation " + made.name() + " of " + label(run))
                .with(
                        "description",
                        "Evaluation " + made.id().hex() + " of run " + run.id().hex() + ". "
                                + (provenance == null ? "Where it was made was not recorded." : machine(provenance)))
                .pointing("instrument", tools.program(provenance == null ? run.provenance() : provenance))
                .pointing("object", objects)
                .pointing("result", results)
                .with("actionStatus", COMPLETED)
                .pointing("resourceUsage", List.of(seconds(id, made.seconds()))));
    }

    private CrateEntity added(CrateEntity action) {
        CrateEntity known = graph.add(action);
        actions.add(known.id());
        return known;
    }

    private static String label(RunRecord run) {
        return String.join("/", run.variant().values()) + " seed " + run.seed();
    }

    private String data(DataRecord data) {
        return dataset(data.name(), data.digest(), "Source: " + data.contents().source() + ". Not part of the crate.");
    }

    private String dataset(String name, String digest, String description) {
        return graph.add(new CrateEntity(CrateTools.uri("data:" + name + ":" + digest), "CreativeWork")
                        .with(NAME, name)
                        .with("description", description)
                        .with("sha256", digest))
                .id();
    }

    private String weights(String digest, String run) {
        return graph.add(new CrateEntity(CrateTools.uri("weights:" + digest), "CreativeWork")
                        .with(NAME, "weights of run " + run.substring(0, Math.min(DIGITS, run.length())))
                        .with(
                                "description",
                                "Not part of the crate; auxtask keeps them in the store of whoever trained them.")
                        .with("sha256", digest))
                .id();
    }

    private String read(EvaluationRecord.Read read) {
        boolean weights =
                read.what().equals(EvaluationRecord.Read.WEIGHTS) || read.what().equals(EvaluationRecord.Read.TWIN);
        if (weights) {
            return weights(read.digest(), read.name());
        }
        return dataset(read.name(), read.digest(), read.what() + ". Not part of the crate.");
    }

    private String seconds(String id, double seconds) {
        return graph.add(new CrateEntity(id + "-seconds", "PropertyValue")
                        .with(NAME, "wall-clock time")
                        .with("value", Double.toString(seconds))
                        .with("unitCode", "http://qudt.org/vocab/unit/SEC"))
                .id();
    }

    private List<String> environment(Provenance provenance) {
        List<String> ids = new ArrayList<>();
        for (Map.Entry<String, String> variable :
                provenance.launch().environment().entrySet()) {
            ids.add(graph.add(new CrateEntity(
                                    "#variable-" + variable.getKey() + "=" + CrateTools.encoded(variable.getValue()),
                                    "PropertyValue")
                            .with(NAME, variable.getKey())
                            .with("value", variable.getValue()))
                    .id());
        }
        return ids;
    }

    private static String machine(Provenance provenance) {
        Provenance.Hardware hardware = provenance.hardware();
        Provenance.Computation computation = provenance.computation();
        Provenance.Code code = provenance.code();
        String commit = code.commit() == null
                ? "outside of a checkout"
                : "commit " + code.commit() + (Boolean.TRUE.equals(code.dirty()) ? " with changes" : "");
        String determinism = provenance.randomness().determinism();
        return "Machine: " + (hardware.gpu() == null ? "" : hardware.gpu() + ", ") + hardware.cpu() + ", "
                + hardware.cores() + " cores, " + hardware.memoryMiB() + " MiB; computed on "
                + computation.device() + " with " + computation.threads() + " threads in " + computation.precision()
                + (determinism == null ? "" : ", determinism tested: " + determinism) + "; code: " + commit + ".";
    }
}
