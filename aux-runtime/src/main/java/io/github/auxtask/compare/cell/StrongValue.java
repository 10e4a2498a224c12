package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The second column of robustness: the same cell under our strong evaluation instead of the paper's attack. Never held
 * against the printed number, which is of another attack.
 *
 * @param evaluation name of the strong evaluation
 * @param measured our values; {@code null} where nothing was measured
 * @param unreliable texts of severe checks that it failed; empty if it may be believed
 * @param command what measures it with the largest budget
 */
public record StrongValue(
        String evaluation, @Nullable MeasuredValues measured, List<String> unreliable, String command) {
    public StrongValue {
        unreliable = List.copyOf(unreliable);
    }
}
