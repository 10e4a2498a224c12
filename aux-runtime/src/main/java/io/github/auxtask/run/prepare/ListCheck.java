package io.github.auxtask.run.prepare;

import io.github.auxtask.attack.Attacks;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.rules.WrittenList;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds lists in {@code reproduction.yaml} where one value is meant. */
final class ListCheck {
    private ListCheck() {}

    /** All that there are. */
    static List<PlanCheck.Problem> problems(Reproduction reproduction, Path yaml) {
        List<PlanCheck.Problem> problems = new ArrayList<>();
        for (WrittenList written : WrittenList.read(yaml)) {
            key(written, reproduction)
                    .filter(key -> !key.isList())
                    .ifPresent(key -> problems.add(new PlanCheck.Problem(written.at(), null, text(written, key))));
        }
        return problems;
    }

    private static String text(WrittenList written, SettingKey key) {
        return (written.evaluation().isEmpty() ? "" : "Evaluation '" + written.evaluation() + "': ") + "Setting '"
                + written.key() + "' is a list, "
                + SettingKey.quoted(written.items().toString()) + ", but must be "
                + key.rule() + ": write one value, without brackets.";
    }

    /** What it is a setting of; nothing if that is unknown, which others say. */
    private static Optional<SettingKey> key(WrittenList written, Reproduction reproduction) {
        if (written.inMap()) {
            return Attacks.registry().all().stream()
                    .filter(attack -> attack.name().equals(written.attack()))
                    .flatMap(attack -> Attacks.keys(attack).stream())
                    .filter(key -> key.name().equals(written.key()))
                    .findFirst();
        }
        if (written.evaluation().isEmpty()) {
            return Methods.all().stream()
                    .filter(method -> method.name().equals(reproduction.method().name()))
                    .flatMap(method -> keys(method).stream())
                    .filter(key -> key.name().equals(written.key()))
                    .findFirst();
        }
        return reproduction.evaluations().stream()
                .filter(evaluation -> evaluation.name().equals(written.evaluation()))
                .findFirst()
                .flatMap(evaluation -> named(written.key(), keys(evaluation)));
    }

    private static Collection<SettingKey> keys(Method method) {
        return Methods.settings(method);
    }

    private static Collection<SettingKey> keys(Evaluation evaluation) {
        return Evaluations.keys(evaluation);
    }

    private static Optional<SettingKey> named(String name, Collection<SettingKey> keys) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }
}
