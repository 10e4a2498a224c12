package io.github.auxtask.experiment.spec;

import io.github.auxtask.experiment.rules.ReproductionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small, valid reproduction that tests bend to their needs. */
public final class YamlText {
    public static final String VALID = """
            schema: 1
            name: tiny
            paper: {title: T, authors: [A. Author], year: 2026, venue: V, url: "https://example.org/t", key: A2026}
            method: {name: fourier-auxiliary, version: 1}
            data: {name: shapes, digest: 3333333333333333333333333333333333333333333333333333333333333333}
            grid:
              architecture: [resnet18, googlenet]
              task: [none, ft]
            settings:
              epochs: 10
              lambda: 0.01
              augment: true
            deviations:
              - {key: ft.targets, paper: own, code: batch-rolled, use: own, why: they differ}
            budgets:
              quick:
                seeds: [1, 2]
                settings: {epochs: 2}
              full: {seeds: [1]}
            evaluations:
              - {name: clean}
              - {name: fgsm, attack: fgsm, epsilon: 0.3}
            tables:
              - id: table-1
                title: Table 1
                published: published/table-1.csv
                columns:
                  architecture: {axis: architecture, values: {ResNet: resnet18}}
                  task: {axis: task}
                  test: {axis: evaluation}
                value: value
                metric: accuracy
                rows: [architecture, task]
                across: [test]
                tolerance: {delta: 0.5, reason: R}
            """;

    private YamlText() {}

    public static Reproduction read(Path folder, String text) {
        try {
            return ReproductionReader.read(Files.writeString(folder.resolve("reproduction.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The valid text with a part replaced that must be there. */
    public static String with(String part, String replacement) {
        if (!VALID.contains(part)) {
            throw new IllegalArgumentException(part);
        }
        return VALID.replace(part, replacement);
    }
}
