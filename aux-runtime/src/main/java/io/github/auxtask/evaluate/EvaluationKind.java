package io.github.auxtask.evaluate;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/**
 * A way to evaluate a trained classifier that {@code reproduction.yaml} calls by name: {@code {name: classes, kind: by-class}}. A jar adds
 * one by a line in {@code META-INF/services/io.github.auxtask.evaluate.EvaluationKind}; ours are added in the same way.
 *
 * <p>All kinds share the settings {@code images} (how many of the test images) and {@code precision}.
 */
public interface EvaluationKind extends Extension {
    /** Every setting of its own. */
    @Override
    List<SettingKey> settings();

    /**
     * The settings that go with those that are given: an attack that is named has its own.
     *
     * @param given as they are written
     * @throws BadInputException if something that they name is not there
     */
    default List<SettingKey> settings(Settings given) {
        return settings();
    }

    /** What it measures besides {@code accuracy} and {@code error}, which tables and claims can ask of every kind. */
    List<Metric> metrics();

    /** What is evaluated, for messages: {@code attack pgd}, {@code kind by-class}. */
    default String subject(Settings given) {
        return "kind " + name();
    }

    /**
     * Why a setting that others have makes no sense here.
     *
     * @param key that was given
     * @return a sentence that says what to do
     */
    default String refusal(String key, Settings given) {
        return subject(given) + " has no '" + key + "': remove it, or choose another kind.";
    }

    /**
     * Reads the settings, once.
     *
     * @param settings every key of {@link #settings(Settings)}, checked, with defaults filled in
     * @throws BadInputException if values make no sense together; the message names the key
     */
    EvaluationTask parse(Settings settings);
}
