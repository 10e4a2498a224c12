package org.example;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.StepContext;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/** A stranger's attack: the momentum iterative method (Dong et al. 2018, algorithm 1), by the public interface alone. */
public final class MomentumAttack implements AttackKind {
    /** Dong et al. 2018, equations 6 and 7. */
    private record MomentumStep(double decay) implements IterativeAttack.Step {
        @Override
        public List<String> memories() {
            return List.of("momentum");
        }

        @Override
        public Tensor next(StepContext at) {
            Tensor gradient = at.gradient();
            Tensor size = gradient.abs().sum(1, 2, 3).clamp(1e-30, 1e30);
            Tensor momentum = at.memory("momentum").times(decay).add(gradient.div(size));
            at.remember("momentum", momentum);
            return at.point().add(at.direction(momentum).mul(at.length()));
        }
    }

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.integer("steps", 10, "number of steps").atLeast(1),
                SettingKey.text("step", "epsilon/10", "length of a step"),
                SettingKey.number("decay", 1, "what is left of the momentum after a step")
                        .atLeast(0),
                SettingKey.integer("restarts", 0, "from random points; 0 begins once at the image")
                        .atLeast(0));
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        int restarts = settings.integer("restarts");
        return IterativeAttack.of(
                        name(),
                        objective,
                        new MomentumStep(settings.number("decay")),
                        AttackSettings.length(
                                settings, "step", objective.threat().epsilon()),
                        settings.integer("steps"))
                .start(restarts == 0 ? Start.IMAGE : Start.UNIFORM, Math.max(1, restarts))
                .keep(restarts == 0 ? KeptIterate.LAST : KeptIterate.SUCCESS);
    }
}
