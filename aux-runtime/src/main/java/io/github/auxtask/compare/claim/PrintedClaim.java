package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.published.PrintedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the numbers that the paper prints say what the paper claims. */
final class PrintedClaim {
    private static final String FRACTION = "fraction";
    private static final double PERCENT = 100;

    private final Claim claim;
    private final List<TableComparison> tables;

    PrintedClaim(Claim claim, List<TableComparison> tables) {
        this.claim = claim;
        this.tables = tables;
    }

    /** In one group; null where a number is missing. */
    @Nullable
    Boolean says(List<Map<String, String>> places) {
        List<Double> values = new ArrayList<>();
        for (Map<String, String> place : places) {
            Optional<Double> value = printed(place);
            if (value.isEmpty()) {
                return null;
            }
            values.add(value.get());
        }
        return orders(values);
    }

    private boolean orders(List<Double> values) {
        ClaimStatement statement = claim.statement();
        int sign = claim.lowerIsBetter() ? -1 : 1;
        List<Double> others = values.subList(1, values.size());
        if (statement instanceof ClaimStatement.Beats) {
            return others.stream().allMatch(other -> sign * (values.get(0) - other) > 0);
        }
        if (statement instanceof ClaimStatement.EqualWithin equal) {
            double delta = equal.delta().doubleValue();
            return others.stream().allMatch(other -> Math.abs(values.get(0) - other) <= delta);
        }
        if (statement instanceof ClaimStatement.Trend trend) {
            List<Double> x = trend.points().values().stream()
                    .sorted()
                    .map(Number::doubleValue)
                    .toList();
            double slope = TrendSlopes.slope(x, values);
            return trend.rising() ? slope > 0 : slope < 0;
        }
        for (int i = 1; i < values.size(); i++) {
            if (sign * (values.get(i - 1) - values.get(i)) <= 0) {
                return false;
            }
        }
        return true;
    }

    private Optional<Double> printed(Map<String, String> place) {
        for (TableComparison table : tables) {
            for (CellComparison cell : table.cells()) {
                PrintedNumber number = cell.published();
                String metric = cell.coordinates()
                        .getOrDefault(TableColumn.METRIC, table.spec().metric());
                if (number != null
                        && metric.equals(claim.metric())
                        && cell.coordinates().entrySet().containsAll(place.entrySet())) {
                    double whole = table.spec().unit().equals(FRACTION) ? PERCENT : 1;
                    return Optional.of(number.value().doubleValue() * whole);
                }
            }
        }
        return Optional.empty();
    }
}
