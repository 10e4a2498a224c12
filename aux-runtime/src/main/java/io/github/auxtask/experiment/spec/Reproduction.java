package io.github.auxtask.experiment.spec;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.published.PublishedColumn;
import io.github.auxtask.published.PublishedLayout;
import io.github.auxtask.published.PublishedTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A paper as {@code reproduction.yaml} describes it: what is run, and what is held against it.
 *
 * @param directory the folder of the file
 * @param name also that of the folder
 * @param design the method, the grid, the settings, and how much of it can be run
 * @param comparison the tables and claims, and when they fail a build
 */
public record Reproduction(Path directory, String name, Paper paper, Design design, ComparisonSpec comparison) {
    /** The axis that chooses among several data sets. */
    public static final String DATASET_AXIS = "dataset";

    private static final String USUAL_BUDGET = "quick";

    /** See {@link Design#method}. */
    public MethodRef method() {
        return design.method();
    }

    /** See {@link Design#datasets}. */
    public List<DataRef> datasets() {
        return design.datasets();
    }

    /** See {@link Design#grid}. */
    public Map<String, List<String>> grid() {
        return design.grid();
    }

    /** See {@link Design#exclude}. */
    public List<VariantFilter> exclude() {
        return design.exclude();
    }

    /** See {@link Design#settings}. */
    public Map<String, Object> settings() {
        return design.settings();
    }

    /** See {@link Design#overrides}. */
    public List<VariantSettings> overrides() {
        return design.overrides();
    }

    /** See {@link Design#deviations}. */
    public List<Deviation> deviations() {
        return design.deviations();
    }

    /** See {@link Design#needs}. */
    public List<Dependency> needs() {
        return design.needs();
    }

    /** See {@link Design#budgets}. */
    public Map<String, Budget> budgets() {
        return design.budgets();
    }

    /** See {@link Design#evaluations}. */
    public List<Evaluation> evaluations() {
        return design.evaluations();
    }

    /** See {@link Design#variants}. */
    public List<Map<String, String>> variants() {
        return design.variants();
    }

    /** See {@link ComparisonSpec#tables}. */
    public List<TableSpec> tables() {
        return comparison.tables();
    }

    /** See {@link ComparisonSpec#claims}. */
    public List<Claim> claims() {
        return comparison.claims();
    }

    /** See {@link ComparisonSpec#check}. */
    public CheckRules check() {
        return comparison.check();
    }

    /** See {@link ComparisonSpec#problems}. */
    public List<String> problems() {
        return comparison.problems();
    }

    /** The same with more problems, which a check fails for and a report shows: what is wrong beyond the file itself. */
    public Reproduction withProblems(List<String> more) {
        List<String> all = new ArrayList<>(problems());
        all.addAll(more);
        return new Reproduction(directory, name, paper, design, new ComparisonSpec(tables(), claims(), check(), all));
    }

    /** The data set that runs use unless the grid says otherwise. */
    public DataRef data() {
        return datasets().get(0);
    }

    /** The data set that a budget runs a variant on. */
    public DataRef data(Map<String, String> variant, Budget budget) {
        DataRef other = budget.data();
        return other == null ? data(variant) : other;
    }

    /** The data set of a variant. */
    public DataRef data(Map<String, String> variant) {
        String wanted = variant.getOrDefault(DATASET_AXIS, data().name());
        return datasets().stream()
                .filter(candidate -> candidate.name().equals(wanted))
                .findFirst()
                .orElseGet(this::data);
    }

    /**
     * The budget that is meant where none is named: {@code quick}, else the only one.
     *
     * @throws BadInputException if there are several and none is called so
     */
    public String usualBudget() {
        if (budgets().containsKey(USUAL_BUDGET) || budgets().size() > 1) {
            return budget(USUAL_BUDGET).name();
        }
        return budgets().keySet().iterator().next();
    }

    /**
     * A budget by name.
     *
     * @throws BadInputException if there is none
     */
    public Budget budget(String wanted) {
        Budget budget = budgets().get(wanted);
        if (budget == null) {
            throw new BadInputException("There is no budget '" + wanted + "' in " + name
                    + Suggestion.hint(wanted, budgets().keySet()) + " (-Daux.budget)");
        }
        return budget;
    }

    /**
     * Reads the published numbers of a table.
     *
     * @throws BadInputException with file, line and column if the file does not fit the grid, or a number its unit; see {@link PublishedTable#read}
     * @throws IllegalArgumentException if the table has none
     */
    public PublishedTable published(TableSpec table) {
        TableSpec.Printed printed = table.printed();
        if (printed == null) {
            throw new IllegalArgumentException("the table " + table.id() + " has no published numbers");
        }
        List<PublishedColumn> columns = new ArrayList<>();
        table.columns()
                .forEach((column, meaning) -> columns.add(
                        new PublishedColumn(column, meaning.axis(), meaning.values(), values(meaning.axis()))));
        PublishedTable published = PublishedTable.read(
                directory.resolve(printed.file()),
                printed.file(),
                new PublishedLayout(columns, table.where(), printed.value(), printed.details(), printed.skip()));
        PrintedRange.check(table, published);
        return published;
    }

    /** What a table or claim may say about an axis, or {@code evaluation}; empty where it may say anything. */
    public List<String> values(String axis) {
        if (axis.equals(TableColumn.EVALUATION)) {
            return evaluations().stream().map(Evaluation::name).toList();
        }
        return grid().getOrDefault(axis, List.of());
    }
}
