package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.StepContext;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * Projected gradient descent (Madry et al. 2018): steps along the sign (L∞) or the direction (L2) of the gradient of the classifier's
 * loss, each followed by a projection to the ball and a clip to the range. FGSM (Goodfellow et al. 2015) is its one step without a
 * random start, as long as epsilon.
 */
public final class PgdAttack implements AttackKind {
    private static final List<SettingKey> KEYS = List.of(
            SettingKey.text(
                            "step",
                            "",
                            "length of a step, a decimal, a quotient or a part of epsilon like epsilon/5, in units of space")
                    .required(),
            SettingKey.integer("steps", 1, "number of steps in each restart")
                    .atLeast(1)
                    .required(),
            SettingKey.flag("random-start", true, "whether a restart begins at a random point of the ball"),
            SettingKey.integer("restarts", 1, "how often the attack is run").atLeast(1),
            SettingKey.choice(
                    "keep",
                    "success",
                    List.of("last", "highest-loss", "success"),
                    "which iterate becomes the adversarial image"),
            SettingKey.choice(
                    "order",
                    "project-then-clip",
                    List.of("project-then-clip", "clip-then-project"),
                    "whether the ball or the range comes first after a step"),
            SettingKey.choice(
                    "iterative.gradient",
                    "fresh",
                    List.of("fresh", "accumulated"),
                    "what a step follows: the gradient at the iterate, or the sum of all gradients so far"));

    /** What a step follows. */
    public enum StepGradient implements IterativeAttack.Step {
        /** The gradient at the iterate, as equations say. */
        FRESH {
            @Override
            public Tensor next(StepContext at) {
                return moved(at, at.gradient());
            }
        },
        /**
         * The sum of the gradients at all iterates so far: what code does that never sets an image's gradient to zero between steps, as
         * the label paper's released attacks (sheet, section 7).
         */
        ACCUMULATED {
            @Override
            public List<String> memories() {
                return List.of(SUM);
            }

            @Override
            public Tensor next(StepContext at) {
                Tensor sum = at.memory(SUM).add(at.gradient());
                at.remember(SUM, sum);
                return moved(at, sum);
            }
        };

        private static final String SUM = "sum";

        private static Tensor moved(StepContext at, Tensor followed) {
            return at.point().add(at.direction(followed).mul(at.length()));
        }
    }

    /** One step as long as epsilon. */
    public static IterativeAttack fgsm(Objective objective) {
        return IterativeAttack.of(
                "fgsm", objective, StepGradient.FRESH, objective.threat().epsilon(), 1);
    }

    /**
     * Steps of one length.
     *
     * @param length of a step, in units of the threat model's space
     */
    public static IterativeAttack pgd(Objective objective, Fraction length, int steps) {
        return IterativeAttack.of("pgd", objective, StepGradient.FRESH, length, steps);
    }

    @Override
    public String name() {
        return "pgd";
    }

    @Override
    public List<SettingKey> settings() {
        return KEYS;
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        int restarts = settings.integer("restarts");
        boolean random = settings.flag("random-start");
        if (restarts > 1 && !random) {
            throw new BadInputException("restarts is " + restarts
                    + ", but without a random start all restarts are the same: set random-start: true.");
        }
        Fraction length =
                AttackSettings.length(settings, "step", objective.threat().epsilon());
        return pgd(objective, length, settings.integer("steps"))
                .start(random ? Start.UNIFORM : Start.IMAGE, restarts)
                .keep(settings.constant("keep", KeptIterate.class))
                .order(settings.constant("order", BoundOrder.class))
                .step(settings.constant("iterative.gradient", StepGradient.class));
    }
}
