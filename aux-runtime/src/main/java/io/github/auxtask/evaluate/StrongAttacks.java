package io.github.auxtask.evaluate;

import io.github.auxtask.attack.ApgdAttack;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackSuite;
import io.github.auxtask.attack.NoiseAttack;
import io.github.auxtask.attack.Objective;
import io.github.auxtask.attack.SquareAttack;
import io.github.auxtask.attack.SuiteBudget;
import io.github.auxtask.core.settings.Settings;

/** Turns settings into the attacks of {@link StrongKeys}. */
final class StrongAttacks {
    private StrongAttacks() {}

    static Attack of(Settings settings, Objective objective) {
        String name = settings.text("attack");
        return switch (name) {
            case "apgd-ce" -> ApgdAttack.crossEntropy(objective, steps(settings), restarts(settings));
            case "apgd-dlr" -> ApgdAttack.dlr(objective, steps(settings), restarts(settings));
            case "apgd-targeted" ->
                ApgdAttack.targeted(objective, steps(settings), restarts(settings), settings.integer("targets"));
            case "square" -> new SquareAttack(objective, settings.integer("queries"));
            case "noise" -> new NoiseAttack(objective, settings.integer("draws"));
            case "suite" -> new AttackSuite(objective, budget(settings), settings.flag("survivors"));
            default -> throw new IllegalArgumentException("no such attack: " + name);
        };
    }

    private static SuiteBudget budget(Settings settings) {
        return new SuiteBudget(
                steps(settings), restarts(settings), settings.integer("targets"), settings.integer("queries"));
    }

    private static int steps(Settings settings) {
        return settings.integer("steps");
    }

    private static int restarts(Settings settings) {
        return settings.integer("restarts");
    }
}
