package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.Precision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a user asks for on the command line.
 *
 * @param budget name of a budget ({@code -Daux.budget})
 * @param seeds instead of the budget's ({@code -Daux.seeds})
 * @param only {@code task=ft,architecture=resnet18|googlenet}, also {@code seed=1}, or at least four digits of a run's id
 *     ({@code -Daux.only})
 * @param precision instead of the settings' ({@code -Daux.precision})
 */
public record Selection(
        String budget,
        @Nullable List<Long> seeds,
        @Nullable String only,
        @Nullable Precision precision) {
    public Selection {
        seeds = seeds == null ? null : List.copyOf(seeds);
    }

    /** A whole budget as the reproduction defines it. */
    public static Selection of(String budget) {
        return new Selection(budget, null, null, null);
    }
}
