package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.blackbox.NoiseAttack;
import io.github.auxtask.attack.blackbox.SquareAttack;
import io.github.auxtask.attack.gradient.ApgdAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.suite.AttackSuite;
import io.github.auxtask.attack.suite.SuiteBudget;
import io.github.auxtask.core.settings.Settings;

/** Turns settings into the attacks of {@link StrongKeys}. */
public final class StrongAttacks {
    private StrongAttacks() {}

    public static Attack of(Settings settings, Objective objective) {
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
