package io.github.auxtask.published;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds to a printed number what other columns of its line, or the table as a whole, say about it. */
final class PrintedDetailsReader {
    private final String file;
    private final PrintedDetails details;

    PrintedDetailsReader(String file, PrintedDetails details) {
        this.file = file;
        this.details = details;
    }

    /** The columns that must be there. */
    List<String> columns() {
        return Stream.of(details.spread(), details.runs(), details.readingError(), details.bestOf())
                .filter(Objects::nonNull)
                .map(PrintedDetail::column)
                .filter(Objects::nonNull)
                .toList();
    }

    PrintedNumber added(PrintedNumber printed, CsvFile.Row row) {
        PrintedNumber number = printed;
        Optional<BigDecimal> spread = value(details.spread(), row);
        number = spread.isPresent() ? number.withSpread(notNegative(spread.get(), details.spread(), row)) : number;
        Optional<BigDecimal> runs = value(details.runs(), row);
        number = runs.isPresent() ? number.withRuns(count(runs.get(), details.runs(), row)) : number;
        Optional<BigDecimal> error = value(details.readingError(), row);
        number = error.isPresent()
                ? number.withReadingError(notNegative(error.get(), details.readingError(), row))
                : number;
        Optional<BigDecimal> best = value(details.bestOf(), row);
        return best.isPresent() ? number.withBestOf(count(best.get(), details.bestOf(), row)) : number;
    }

    private Optional<BigDecimal> value(@Nullable PrintedDetail detail, CsvFile.Row row) {
        if (detail == null) {
            return Optional.empty();
        }
        String column = detail.column();
        if (column == null) {
            return Optional.ofNullable(detail.constant());
        }
        try {
            return PrintedNumber.parse(row.get(column)).map(PrintedNumber::value);
        } catch (BadInputException e) {
            throw bad(row, column, String.valueOf(e.getMessage()));
        }
    }

    private BigDecimal notNegative(BigDecimal value, @Nullable PrintedDetail detail, CsvFile.Row row) {
        if (value.signum() < 0) {
            throw bad(row, name(detail), "'" + value + "' is negative, which no spread and no reading error can be.");
        }
        return value;
    }

    private int count(BigDecimal value, @Nullable PrintedDetail detail, CsvFile.Row row) {
        try {
            int count = value.intValueExact();
            if (count >= 1) {
                return count;
            }
        } catch (ArithmeticException e) {
            throw bad(row, name(detail), "'" + value + "' is not a whole number of runs.", e);
        }
        throw bad(row, name(detail), "'" + value + "' is not a whole number of runs from 1.");
    }

    private static String name(@Nullable PrintedDetail detail) {
        return detail == null || detail.column() == null ? "the table" : String.valueOf(detail.column());
    }

    private BadInputException bad(CsvFile.Row row, String column, String what, Throwable... cause) {
        String sentence = file + ", line " + row.line() + ": column '" + column + "': " + what;
        return cause.length == 0 ? new BadInputException(sentence) : new BadInputException(sentence, cause[0]);
    }
}
