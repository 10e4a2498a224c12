package io.github.auxtask.compare.sample;

import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.stats.Summary;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our side of a cell: one value per seed.
 *
 * @param budget the budget they were run with; several, joined by commas, where several have the paper's settings
 * @param unlike why they are not the paper's runs, or {@code null} if they are
 * @param values by seed, at least one
 */
public record MeasuredValues(String budget, @Nullable Flaw unlike, List<SeedValue> values) {
    public MeasuredValues {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a measurement needs a value");
        }
    }

    /** Whether its budget says itself that nothing may be concluded from it. */
    public boolean noEvidence() {
        return unlike != null && unlike.reason() == ReasonCode.NO_EVIDENCE;
    }

    /** The mean over seeds. */
    public BigDecimal mean() {
        BigDecimal sum = BigDecimal.ZERO;
        for (SeedValue value : values) {
            // By way of the shortest decimal, so that 91.37 is 91.37 and a tolerance of 0.5 is met at exactly 0.5.
            sum = sum.add(BigDecimal.valueOf(value.value()));
        }
        return sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
    }

    /** The sample standard deviation over seeds; none for a single seed. */
    public @Nullable Double standardDeviation() {
        Summary summary = summary();
        return summary == null ? null : summary.standardDeviation();
    }

    /** Number, mean and standard deviation; none for a single seed. */
    @Nullable
    public Summary summary() {
        if (values.size() < 2) {
            return null;
        }
        double mean = mean().doubleValue();
        double squares = 0;
        for (SeedValue value : values) {
            squares += (value.value() - mean) * (value.value() - mean);
        }
        return new Summary(values.size(), mean, Math.sqrt(squares / (values.size() - 1)));
    }
}
