package io.github.auxtask.evaluate.mixture;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.ListedAttack;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.List;
import java.util.Optional;

/**
 * Test images under a mixture of attacks, as they are trained on with a list of {@code adversaries}: which attack and which epsilon an
 * image meets is drawn from the seed and the image. Every image is attacked, and the last iterate counts (Lin and Karr 2021; Table 1,
 * adversarial accuracy).
 */
public final class MixtureKind implements EvaluationKind {
    /** Share of the inputs' values that lie outside the clip range of the attack that was drawn, in percent. */
    static final String CLIPPED = "clipped-values";

    /** Accuracy on images that are only clipped, in percent. */
    static final String CLIPPED_ACCURACY = "clipped-accuracy";

    private static final String ATTACKS = "attacks";

    @Override
    public String name() {
        return "mixture";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(SettingKey.maps(
                ATTACKS, List.of(), List.of(), "attacks, one of which is drawn for every image by their shares"));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric(
                        CLIPPED,
                        "%",
                        "share of the values of unchanged inputs that lie outside the attacks' clip range, so that"
                                + " clipping alone moves them, whatever epsilon is",
                        Metric.Better.NEITHER,
                        false),
                Metric.percent(CLIPPED_ACCURACY, "accuracy on images that are clipped and not attacked"),
                Metric.percent("attack.NAME", "accuracy of the images that met this attack"),
                Metric.count("images.NAME", "images", "how many images met this attack"));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        List<ListedAttack> listed = settings.maps(ATTACKS).stream()
                .map(attack -> ListedAttack.read(attack, List.of()))
                .toList();
        if (listed.isEmpty()) {
            throw new BadInputException("A mixture of no attacks: list at least one under 'attacks'.");
        }
        return new MixtureTask(AttackMixture.of(listed));
    }

    private record MixtureTask(AttackMixture mixture) implements EvaluationTask {
        @Override
        public Optional<Attack> attack() {
            return Optional.of(mixture.attack(0));
        }

        @Override
        public EvaluationRun start(EvaluationContext context) {
            return new MixtureRun(mixture, context);
        }
    }
}
