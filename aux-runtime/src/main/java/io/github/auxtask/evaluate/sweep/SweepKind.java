package io.github.auxtask.evaluate.sweep;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.Attacks;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.evaluate.attacked.AttackKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Test images under one attack at several epsilons: accuracy against epsilon. */
public final class SweepKind implements EvaluationKind {
    private static final SettingKey EPSILONS = SettingKey.text(
                    AttackKeys.EPSILONS,
                    "",
                    "instead of epsilon: several of them in one evaluation, as in 0..0.3 by 0.05 or 0, 4/255, 8/255")
            .required();
    private static final SettingKey SWEEP = SettingKey.choice(
            AttackKeys.SWEEP,
            "nested",
            List.of("nested", "independent"),
            "with epsilons: whether an image that is lost at a smaller epsilon counts as lost at larger ones and is"
                    + " attacked no more, or every epsilon is tried on all images that were right before");

    /** Which images are attacked is not open here, but may be said. */
    private static final SettingKey POINTS = SettingKey.choice(
            "points",
            "initially-correct",
            List.of("initially-correct", "all"),
            "which images are attacked; with epsilons those that are right before");

    private static final String EPSILON = "epsilon";

    @Override
    public String name() {
        return "sweep";
    }

    @Override
    public List<SettingKey> settings() {
        return settings(Settings.of(Map.of()));
    }

    @Override
    public List<SettingKey> settings(Settings given) {
        List<SettingKey> keys = new ArrayList<>();
        for (SettingKey key : AttackKeys.of(given)) {
            if (!key.name().equals(EPSILON)) {
                keys.add(key.name().equals(POINTS.name()) ? POINTS : key);
            }
        }
        if (!given.has(AttackKeys.ATTACK.name())
                || !AttackKeys.attack(given).without().contains(EPSILONS.name())) {
            keys.add(EPSILONS);
            keys.add(SWEEP);
        }
        return keys;
    }

    @Override
    public List<Metric> metrics() {
        return SweepMetrics.DECLARED;
    }

    @Override
    public String subject(Settings given) {
        return AttackKeys.subject(given, EvaluationKind.super.subject(given));
    }

    @Override
    public String refusal(String key, Settings given) {
        return key.equals(EPSILON)
                ? "epsilon and epsilons are both given: remove one of them."
                : AttackKeys.refusal(key, subject(given));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        if (settings.text(POINTS.name(), "").equals("all")) {
            throw new BadInputException(
                    "with epsilons only images that are right before are attacked: remove 'points: all'.");
        }
        if (!settings.text(AttackKeys.CHECKS.name()).equals("none")) {
            throw new BadInputException("with epsilons there are no checks: give one epsilon, or remove 'checks'.");
        }
        AttackKind kind = AttackKeys.attack(settings);
        List<Fraction> epsilons = EpsilonSweep.parse(settings.text(EPSILONS.name()));
        AttackSettings.requireSpace(EPSILONS.name(), epsilons, settings);
        List<Attack> attacks = new ArrayList<>();
        for (Fraction epsilon : epsilons) {
            Map<String, Object> single = new LinkedHashMap<>(settings.asMap());
            single.put(EPSILON, epsilon.toString());
            attacks.add(Attacks.attack(kind, Settings.of(single)));
        }
        return new EpsilonSweep(epsilons, attacks, settings.text(SWEEP.name()).equals("nested"));
    }
}
