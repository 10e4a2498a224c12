package io.github.auxtask.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A reproduction of {@link io.github.auxtask.testing.NeedingMethod} that trains in seconds, with a store and a worker in this process. */
public final class NeedingReproduction {
    private static final String YAML = """
            schema: 1
            name: needing
            paper: {title: T, authors: [A], year: 2020, venue: V, url: "https://example.org", key: K}
            method: {name: needing, version: 1}
            data: {name: shapes, digest: DIGEST}
            grid: {architecture: [resnet8], task: [none, ft], training: [clean], part: [plain, ensemble, logits, student]}
            exclude:
              - {task: ft, part: [plain, ensemble, logits]}
            needs:
              - {when: {part: [ensemble, logits]}, as: members, run: {part: plain}, seeds: 3}
              - {when: {part: student}, as: source, run: {part: plain, task: none}}
            settings:
              batch: 16
              epochs: 1
              optimiser.learning-rate: 0.05
              data.train: 64
              data.validation: 20
              data.test: 100
              made.step: "0.1"
              made.delay: 0
            budgets:
              smoke: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
              - {name: fgsm, attack: fgsm, norm: linf, epsilon: 0.1, space: standardised}
            """;

    private final Path folder;
    private final TinyReproduction tiny;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private NeedingReproduction(Path folder) {
        this.folder = folder;
        this.tiny = new TinyReproduction(folder);
    }

    public static NeedingReproduction in(Path parent) {
        try {
            Path folder = Files.createDirectories(parent.resolve("needing reproduction"));
            Files.writeString(
                    folder.resolve("reproduction.yaml"),
                    YAML.replace("DIGEST", ShapesDataset.standard().digest().hex()));
            return new NeedingReproduction(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes its file. */
    public NeedingReproduction with(String part, String replacement) {
        Path yaml = folder.resolve("reproduction.yaml");
        try {
            String text = Files.readString(yaml);
            if (!text.contains(part)) {
                throw new IllegalArgumentException(part);
            }
            Files.writeString(yaml, text.replace(part, replacement));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public Path storeFolder() {
        return folder.resolve("the store");
    }

    public RunStore store() {
        return RunStore.open(storeFolder());
    }

    public RunFolder store(PlannedRun run) {
        return store().run(run.id());
    }

    public Plan plan(String only) {
        return Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection("smoke", null, only, null));
    }

    public RunRecord record(PlannedRun run) {
        return RunRecord.read(tiny.record("smoke", run));
    }

    public Path recordFile(PlannedRun run) {
        return tiny.record("smoke", run);
    }

    public Path request(Plan plan, boolean force) {
        return tiny.request(plan, storeFolder(), Map.of("force", force));
    }

    /** Runs a command in this process; gives the exit code. What it told replaces what the one before told. */
    public int worker(String command, Plan plan, boolean force) {
        bytes = new ByteArrayOutputStream();
        return new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(command, request(plan, force).toString());
    }

    public List<JsonNode> events(String name) {
        List<JsonNode> found = new ArrayList<>();
        for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
            try {
                JsonNode event = new ObjectMapper().readTree(line.substring(Events.PREFIX.length()));
                if (event.path("event").asText().equals(name)) {
                    found.add(event);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    /** One field of all events of a name. */
    public List<String> told(String name, String field) {
        return events(name).stream().map(event -> event.path(field).asText()).toList();
    }
}
