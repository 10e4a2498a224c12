package io.github.auxtask.method.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.deepaugment.Policies;
import io.github.auxtask.data.deepaugment.PolicyReader;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small search through the worker, from {@code reproduction.yaml} to a table of policies. */
class PolicySearchRunTest {
    private static final String YAML = """
            schema: 1
            name: search
            paper: {title: T, authors: [A], year: 2019, venue: V, url: "https://example.org", key: K}
            method: {name: deepaugment-search, version: 1}
            data: {name: shapes, digest: DIGEST}
            grid:
              trial: [0, 1, 2, 3, 4]
            needs:
              - {when: {trial: 1}, as: trial, run: {trial: 0}}
              - {when: {trial: 2}, as: trial, run: {trial: [0, 1]}}
              - {when: {trial: 3}, as: trial, run: {trial: [0, 1, 2]}}
              - {when: {trial: 4}, as: trial, run: {trial: [0, 1, 2, 3]}}
            settings:
              batch: 16
              epochs: 2
              search.initial-points: 3
              search.policies: 2
              search.largest-gap: 1.0
              data.train: 40
              data.validation: 20
              data.test: 20
            budgets:
              quick: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    private Plan plan(String yaml) throws IOException {
        Files.writeString(
                folder.resolve("reproduction.yaml"),
                yaml.replace("DIGEST", ShapesDataset.standard().digest().hex()));
        return Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection("quick", null, null, null));
    }

    private int train(Plan plan) {
        return new Worker(new Events(new PrintStream(told, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(
                        "train",
                        new TinyReproduction(folder)
                                .request(plan, folder.resolve("store"), false)
                                .toString());
    }

    private List<String> sources(Plan plan) {
        return plan.runs().stream()
                .map(run -> RunRecord.read(new TinyReproduction(folder).record("quick", run)))
                .map(record -> record.data().contents().source())
                .toList();
    }

    @Test
    void everyTrialIsARunThatFollowsFromThoseBeforeItAndTheBestPoliciesAreWritten() throws IOException {
        Plan plan = plan(YAML);
        assertThat(train(plan)).as(told.toString(StandardCharsets.UTF_8)).isZero();

        List<String> sources = sources(plan);
        assertThat(sources).hasSize(5).doesNotHaveDuplicates();
        assertThat(sources.get(0)).endsWith("policies: rotate,0.0,rotate,0.0; rotate,0.0,rotate,0.0");
        String csv = PolicyTable.csv(folder.resolve("runs/quick"), 6);
        Policies found = PolicyReader.read(new StringReader(csv), "found.csv");
        assertThat(found.all()).hasSize(6);
        assertThat(csv).doesNotContain(",0,rotate,0.0");

        // The same search asks the same; what is tried depends on the seed of the search.
        Plan other = plan(YAML.replace("search.policies: 2", "search.policies: 2\n  search.seed: 1"));
        assertThat(train(other)).as(told.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(sources(other).get(1)).isNotEqualTo(sources.get(1));
    }

    @Test
    void aTrialThatLacksAnEarlierOneIsRefused() throws IOException {
        Plan plan = plan(YAML.replace("run: {trial: [0, 1, 2]}}", "run: {trial: [0, 1]}}"));
        assertThat(train(plan)).isEqualTo(65);
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("trial");
    }

    @Test
    void aFolderWithoutTrialsIsNamed() {
        assertThatThrownBy(() -> PolicyTable.csv(folder, 3))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("has no record of a search");
        assertThatThrownBy(() -> PolicyTable.csv(folder.resolve("none"), 3))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("cannot be read");
    }
}
