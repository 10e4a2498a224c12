package io.github.auxtask.experiment.spec;

import java.util.List;

/**
 * What is held against the paper, and when that fails a build.
 *
 * @param claims sentences of the paper that runs can test
 * @param problems claims that say something without meaning, and were left out; a whole sentence with file and line each
 */
public record ComparisonSpec(List<TableSpec> tables, List<Claim> claims, CheckRules check, List<String> problems) {
    public ComparisonSpec {
        tables = List.copyOf(tables);
        claims = List.copyOf(claims);
        problems = List.copyOf(problems);
    }
}
