package io.github.auxtask.attack;

import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Set;

/**
 * An attack that evaluations in {@code reproduction.yaml} call by name ({@code attack: pgd}). A jar adds one by a line in {@code
 * META-INF/services/io.github.auxtask.attack.AttackKind}; ours are added in the same way.
 */
public interface AttackKind extends Extension {
    /**
     * Its own settings. The threat model and what the attack is after have keys that all attacks share, see {@link AttackSettings}; an
     * own key with the name of a shared one takes its place.
     */
    @Override
    List<SettingKey> settings();

    /**
     * Names of shared keys that make no sense for it, of {@code label, goal, target, points, loss}; and {@code epsilons} and {@code
     * sweep} if it cannot be made at several epsilons in one evaluation.
     */
    default Set<String> without() {
        return Set.of();
    }

    /**
     * The attack.
     *
     * @param objective its threat model, labels, targets and loss, as the shared keys say
     * @param settings every key that it has, with defaults filled in
     * @throws BadInputException if values make no sense together; the message names the key
     */
    Attack attack(Objective objective, Settings settings);
}
