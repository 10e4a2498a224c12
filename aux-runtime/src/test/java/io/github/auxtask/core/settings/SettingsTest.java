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

    @Test
    void listsAreOneTextAndReadItemByItem() {
        SettingKey mean = SettingKey.numbers("mean", List.of(0.5, 0.25, 1), "of the channels")
                .atLeast(0)
                .atMost(1)
                .length(3);
        Settings defaults = Settings.of(Map.of()).validate(List.of(mean));
        assertThat(defaults.numbers("mean")).containsExactly(0.5, 0.25, 1.0);
        Settings written = Settings.of(Map.of("mean", "0.2010 0.5, 1")).validate(List.of(mean));
        assertThat(written.numbers("mean")).containsExactly(0.201, 0.5, 1.0);
        assertThat(written.texts("mean")).containsExactly("0.2010", "0.5", "1");
        assertThat(Settings.of(Map.of("one", 7)).numbers("one")).containsExactly(7.0);
        assertThat(Settings.of(Map.of("none", "")).texts("none")).isEmpty();
        refused(
                List.of(mean),
                Map.of("mean", "1 2 1"),
                "'1 2 1', but must be a list of 3 numbers, at least 0, at most 1.");
        refused(List.of(mean), Map.of("mean", "1 1"), "'1 1', but must be a list of 3 numbers, at least 0, at most 1.");
        refused(List.of(mean), Map.of("mean", "1 x 1"), "'1 x 1', but must be a list of 3 numbers");
    }

    @Test
    void mapsOfAListAreCheckedAndStaySilentAboutWhatTheyAreSilentAbout() {
        SettingKey phases = SettingKey.maps("phases", List.of(), KEYS, "one after another");
        Settings settings = Settings.of(Map.of("phases", List.of(Map.of("epochs", 3), Map.of("lambda", 0.5))))
                .validate(List.of(phases));
        assertThat(settings.maps("phases")).hasSize(2);
        assertThat(settings.maps("phases").get(0).keys()).containsExactly("epochs");
        assertThat(settings.maps("phases").get(1).number("lambda")).isEqualTo(0.5);
        assertThat(Settings.of(Map.of()).validate(List.of(phases)).maps("phases"))
                .isEmpty();
        refused(
                List.of(phases),
                Map.of("phases", List.of(Map.of("epochs", 3), Map.of("epoch", 3))),
                "Setting 'phases', item 2: Unknown setting 'epoch'; did you mean 'epochs'?");
        refused(List.of(phases), Map.of("phases", "a b"), "Setting 'phases' is 'a b', but must be a list of maps.");
    }

    @Test
    void settingsKnowWhatWasWrittenAndWhatLiesBelowAPrefix() {
        List<SettingKey> keys = List.of(
                SettingKey.number("optimiser.momentum", 0.9, "momentum"),
                SettingKey.text("optimiser.name", "sgd", "its name"),
                SettingKey.integer("optimiser-steps", 1, "no part of it"),
                SettingKey.integer("every", 0, "epochs").orMissing());
        Settings settings = Settings.of(Map.of("optimiser.momentum", 0.5)).validate(keys);
        assertThat(settings.isGiven("optimiser.momentum")).isTrue();
        assertThat(settings.isGiven("optimiser.name")).isFalse();
        assertThat(settings.has("every")).isFalse();
        Settings below = settings.below("optimiser");
        assertThat(below.keys()).containsExactlyInAnyOrder("momentum", "name");
        assertThat(below.isGiven("momentum")).isTrue();
        assertThat(below.isGiven("name")).isFalse();
    }

    private static void refused(List<SettingKey> keys, Map<String, ?> values, String message) {
        assertThatThrownBy(() -> Settings.of(values).validate(keys))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(message);
    }

    private static void refused(Map<String, ?> values, String message) {
        assertThatThrownBy(() -> Settings.of(values).validate(KEYS))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }
}
