package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.published.PublishedColumn;
import io.github.auxtask.published.PublishedLayout;
import io.github.auxtask.published.PublishedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A paper as {@code reproduction.yaml} describes it: what it compares, how it trains, where it and its code differ, how
 * much of it can be run, and which of its tables are compared.
 *
 * @param directory the folder of the file
 * @param datasets the first is the one that runs use unless {@link #DATASET_AXIS} names another
 * @param grid axis to values, in order; variants are their product
 * @param exclude parts of the product that make no sense and are never run
 * @param settings of all runs, before deviations, overrides and budgets
 * @param overrides settings of parts of the grid
 * @param needs which runs start from the result of others
 * @param claims sentences of the paper that runs can test
 * @param problems claims that say something without meaning, and were left out; a whole sentence with file and line each
 */
public record Reproduction(
        Path directory,
        String name,
        Paper paper,
        MethodRef method,
        List<DataRef> datasets,
        Map<String, List<String>> grid,
        List<VariantFilter> exclude,
        Map<String, Object> settings,
        List<VariantSettings> overrides,
        List<Deviation> deviations,
        List<Dependency> needs,
        Map<String, Budget> budgets,
        List<Evaluation> evaluations,
        List<TableSpec> tables,
        List<Claim> claims,
        CheckRules check,
        List<String> problems) {
    /** The axis that chooses among several data sets. */
    public static final String DATASET_AXIS = "dataset";

    public Reproduction {
        datasets = List.copyOf(datasets);
        grid = Collections.unmodifiableMap(new LinkedHashMap<>(grid));
        exclude = List.copyOf(exclude);
        settings = CanonicalJson.settings(settings);
        overrides = List.copyOf(overrides);
        deviations = List.copyOf(deviations);
        needs = List.copyOf(needs);
        budgets = Collections.unmodifiableMap(new LinkedHashMap<>(budgets));
        evaluations = List.copyOf(evaluations);
        tables = List.copyOf(tables);
        claims = List.copyOf(claims);
        problems = List.copyOf(problems);
    }

    /** The same with the claims that could be read, and what is wrong with the others. */
    public Reproduction withClaims(List<Claim> readable, List<String> unreadable) {
        return new Reproduction(
                directory,
                name,
                paper,
                method,
                datasets,
                grid,
                exclude,
                settings,
                overrides,
                deviations,
                needs,
                budgets,
                evaluations,
                tables,
                readable,
                check,
                unreadable);
    }

    /** The same with more problems, which a check fails for and a report shows: what is wrong beyond the file itself. */
    public Reproduction withProblems(List<String> more) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(more);
        return withClaims(claims, all);
    }

    /** The data set that runs use unless the grid says otherwise. */
    public DataRef data() {
        return datasets.get(0);
    }

    /** The data set of a variant. */
    public DataRef data(Map<String, String> variant) {
        String wanted = variant.getOrDefault(DATASET_AXIS, data().name());
        return datasets.stream()
                .filter(candidate -> candidate.name().equals(wanted))
                .findFirst()
                .orElseGet(this::data);
    }

    /**
     * A budget by name.
     *
     * @throws BadInputException if there is none
     */
    public Budget budget(String wanted) {
        Budget budget = budgets.get(wanted);
        if (budget == null) {
            throw new BadInputException("There is no budget '" + wanted + "' in " + name
                    + Suggestion.hint(wanted, budgets.keySet()) + " (-Daux.budget)");
        }
        return budget;
    }

    /** All variants of the grid, without those that are excluded; the first axis changes slowest. */
    public List<Map<String, String>> variants() {
        List<Map<String, String>> variants = List.of(Map.of());
        for (Map.Entry<String, List<String>> axis : grid.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> variant : variants) {
                for (String value : axis.getValue()) {
                    Map<String, String> extended = new LinkedHashMap<>(variant);
                    extended.put(axis.getKey(), value);
                    longer.add(Collections.unmodifiableMap(extended));
                }
            }
            variants = longer;
        }
        return variants.stream()
                .filter(variant -> exclude.stream().noneMatch(filter -> filter.matches(variant)))
                .toList();
    }

    /**
     * Reads the published numbers of a table.
     *
     * @throws BadInputException with file, line and column if the file does not fit the grid; see {@link PublishedTable#read}
     * @throws IllegalArgumentException if the table has none
     */
    public PublishedTable published(TableSpec table) {
        String file = table.published();
        if (file == null) {
            throw new IllegalArgumentException("the table " + table.id() + " has no published numbers");
        }
        List<PublishedColumn> columns = new ArrayList<>();
        table.columns()
                .forEach((column, meaning) -> columns.add(
                        new PublishedColumn(column, meaning.axis(), meaning.values(), values(meaning.axis()))));
        return PublishedTable.read(
                directory.resolve(file),
                file,
                new PublishedLayout(columns, table.where(), table.value(), table.details(), table.skip()));
    }

    /** What a table or claim may say about an axis, or {@code evaluation}; empty where it may say anything. */
    public List<String> values(String axis) {
        if (axis.equals(TableColumn.EVALUATION)) {
            return evaluations.stream().map(Evaluation::name).toList();
        }
        return grid.getOrDefault(axis, List.of());
    }
}
