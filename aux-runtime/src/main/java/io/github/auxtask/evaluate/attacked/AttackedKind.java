package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.Attacks;
import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Test images under one attack or one suite of attacks, which is checked afterwards if that is asked for. */
public final class AttackedKind implements EvaluationKind {
    /**
     * The evaluation.
     *
     * @param under the attack, which is called by its kind and not by the evaluation's name: equal settings draw equal random numbers,
     *     as equal ids of evaluations promise
     * @param checks what checks of the attack may spend, if there are to be any
     */
    public record AttackedTask(Attack under, Optional<CheckBudget> checks) implements EvaluationTask {
        @Override
        public EvaluationNeeds needs() {
            return checks.isPresent() ? EvaluationNeeds.NOTHING.withTwin() : EvaluationNeeds.NOTHING;
        }

        @Override
        public Optional<Attack> attack() {
            return Optional.of(under);
        }

        @Override
        public EvaluationRun start(EvaluationContext context) {
            return new AttackedRun(this, context);
        }
    }

    @Override
    public String name() {
        return "attacked";
    }

    @Override
    public List<SettingKey> settings() {
        List<SettingKey> keys = new ArrayList<>(AttackSettings.SHARED);
        keys.add(0, AttackKeys.ATTACK);
        keys.add(AttackKeys.CHECKS);
        return keys;
    }

    @Override
    public List<SettingKey> settings(Settings given) {
        return AttackKeys.of(given);
    }

    @Override
    public List<Metric> metrics() {
        return AttackMetrics.DECLARED;
    }

    @Override
    public String subject(Settings given) {
        return AttackKeys.subject(given, EvaluationKind.super.subject(given));
    }

    @Override
    public String refusal(String key, Settings given) {
        return AttackKeys.refusal(key, subject(given));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        Attack attack = Attacks.attack(AttackKeys.attack(settings), settings);
        return new AttackedTask(attack, budget(settings.text(AttackKeys.CHECKS.name())));
    }

    private static Optional<CheckBudget> budget(String checks) {
        return switch (checks) {
            case "quick" -> Optional.of(CheckBudget.QUICK);
            case "all" -> Optional.of(CheckBudget.ALL);
            default -> Optional.empty();
        };
    }
}
