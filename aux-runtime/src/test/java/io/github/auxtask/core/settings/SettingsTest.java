package io.github.auxtask.core.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final List<SettingKey> KEYS = List.of(
            SettingKey.integer("epochs", 200, "most epochs").atLeast(1),
            SettingKey.number("lambda", 0.01, "weight").atLeast(0).atMost(1),
            SettingKey.flag("augment", true, "crop and flip"),
            SettingKey.choice("ft.targets", "own", List.of("own", "batch-rolled"), "whose spectrum"),
            SettingKey.text("mean", "0 0 0", "of the channels").required());

    @Test
    void typedReading() {
        Settings settings = Settings.of(Map.of("epochs", 3, "rate", 1, "name", "x", "flag", false));
        assertThat(settings.integer("epochs")).isEqualTo(3);
        assertThat(settings.number("rate")).isEqualTo(1.0);
        assertThat(settings.text("name")).isEqualTo("x");
        assertThat(settings.flag("flag")).isFalse();
        assertThat(settings.choice("name", "x", "y")).isEqualTo("x");
        assertThat(settings.integer("other", 7)).isEqualTo(7);
        assertThat(settings.number("other", 0.5)).isEqualTo(0.5);
        assertThat(settings.text("other", "z")).isEqualTo("z");
        assertThat(settings.flag("other", true)).isTrue();
    }

    @Test
    void defaultsAreFilledIn() {
        Settings resolved = Settings.of(Map.of("mean", "1 1 1", "lambda", new BigDecimal("0.5")))
                .validate(KEYS);
        assertThat(resolved.asMap())
                .isEqualTo(Map.of(
                        "epochs",
                        200L,
                        "lambda",
                        new BigDecimal("0.5"),
                        "augment",
                        true,
                        "ft.targets",
                        "own",
                        "mean",
                        "1 1 1"));
    }

    @Test
    void anUnquotedTrueMayBeAChoice() {
        assertThat(Settings.of(Map.of("label", true)).choice("label", "true", "predicted"))
                .isEqualTo("true");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(Settings.of(Map.of("epoch", 3, "lambda", 2, "augment", true)).problems(KEYS))
                .containsOnlyKeys("epoch", "lambda", "mean")
                .containsEntry("epoch", "Unknown setting 'epoch'; did you mean 'epochs'?")
                .containsEntry("lambda", "Setting 'lambda' is 2, but must be a number, at least 0, at most 1.");
        assertThat(Settings.of(Map.of("mean", "1 1 1")).problems(KEYS)).isEmpty();
    }

    @Test
    void errorsNameKeyValueAndWhatIsAllowed() {
        refused(Map.of("epoch", 3), "Unknown setting 'epoch'; did you mean 'epochs'?");
        refused(Map.of("epochs", 0), "Setting 'epochs' is 0, but must be a whole number, at least 1.");
        refused(Map.of("epochs", 2.5), "Setting 'epochs' is 2.5, but must be a whole number, at least 1.");
        refused(
                Map.of("epochs", 3_000_000_000L),
                "Setting 'epochs' is 3000000000, but must be a whole number, at least 1.");
        refused(Map.of("lambda", 2), "Setting 'lambda' is 2, but must be a number, at least 0, at most 1.");
        refused(Map.of("augment", "yes"), "Setting 'augment' is 'yes', but must be true or false.");
        refused(Map.of("ft.targets", "mine"), "Setting 'ft.targets' is 'mine', but must be own or batch-rolled.");
        refused(Map.of(), "Setting 'mean' is missing: add it to 'settings' in reproduction.yaml.");
        assertThatThrownBy(() -> Settings.of(Map.of("name", 3)).text("name"))
                .hasMessage("Setting 'name' is 3, but must be a text.");
    }

    private static void refused(Map<String, ?> values, String message) {
        assertThatThrownBy(() -> Settings.of(values).validate(KEYS))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }
}
