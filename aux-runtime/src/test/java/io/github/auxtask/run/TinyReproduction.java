package io.github.auxtask.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A reproduction that trains in seconds: ResNet-8 on a few drawn images.
 *
 * @param folder of {@code reproduction.yaml}; its path has a space
 */
public record TinyReproduction(Path folder) {
    private static final String YAML = """
            schema: 1
            name: tiny
            paper: {title: T, authors: [A], year: 2020, venue: V, url: "https://example.org", key: K}
            method: {name: fourier-auxiliary, version: 2}
            data: {name: shapes, digest: DIGEST}
            grid: {architecture: [resnet8], task: [none, ft], training: [clean]}
            settings:
              batch: 16
              epochs: EPOCHS
              optimiser.learning-rate: RATE
              data.train: 64
              data.validation: 20
              data.test: 30
            budgets:
              smoke: {evidence: false, seeds: [1]}
              other: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
              - {name: fgsm, attack: fgsm, norm: linf, epsilon: 0.1, space: standardised}
            """;

    public static TinyReproduction in(Path folder, int epochs, String learningRate) {
        try {
            Path home = Files.createDirectories(folder.resolve("tiny reproduction"));
            Files.writeString(
                    home.resolve("reproduction.yaml"),
                    YAML.replace("DIGEST", ShapesDataset.standard().digest().hex())
                            .replace("EPOCHS", Integer.toString(epochs))
                            .replace("RATE", learningRate));
            return new TinyReproduction(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Plan plan(String budget, String only) {
        return Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection(budget, null, only, null));
    }

    /** Writes plan and request; gives the request's path. */
    public Path request(Plan plan, Path store, boolean force) {
        return request(plan, store, Map.of("force", force));
    }

    /** The same with more fields of the request, or other values. */
    public Path request(Plan plan, Path store, Map<String, Object> more) {
        Path json = folder.resolve("plan.json");
        plan.write(json);
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("schema", 1);
        request.put("reproduction", folder.toString());
        request.put("plan", json.toString());
        request.put("store", store.toString());
        request.put("data", folder.resolve("no data").toString());
        request.put("device", "cpu");
        request.put("threads", 1);
        request.put("offline", true);
        request.put("determinism", "untested");
        request.putAll(more);
        Path file = folder.resolve("request.json");
        try {
            new ObjectMapper().writeValue(file.toFile(), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Where the record of a run of the budget is. */
    public Path record(String budget, PlannedRun run) {
        return folder.resolve("runs").resolve(budget).resolve(run.fileName());
    }
}
