package io.github.auxtask.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegistryTest {
    private record Named(String name, int version) implements Extension {}

    private static Registry<Named> registry(Named... all) {
        return Registry.of(List.of(all), "attack", "attack");
    }

    @Test
    void anExtensionIsFoundByItsName() {
        assertThat(registry(new Named("pgd", 1), new Named("fgsm", 1))
                        .named("fgsm")
                        .name())
                .isEqualTo("fgsm");
    }

    @Test
    void anUnknownNameListsWhatThereIsWithItsOriginAndTheNearest() {
        assertThatThrownBy(() ->
                        registry(new Named("pgd", 1), new Named("square", 1)).named("sqare"))
                .isInstanceOf(BadInputException.class)
                .hasMessageMatching("Unknown attack 'sqare'; did you mean 'square'\\? There is: pgd, square"
                        + " \\(.*/target/test-classes\\) \\(attack in reproduction.yaml\\)\\.");
    }

    @Test
    void aLaterVersionIsAskedForBehindTheName() {
        Registry<Named> registry = registry(new Named("mine", 2));
        assertThat(registry.named("mine@2").version()).isEqualTo(2);
        assertThatThrownBy(() -> registry.named("mine"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is version 2, but version 1 is asked for: write mine@2");
    }

    @Test
    void twoOfTheSameNameAreRefused() {
        assertThatThrownBy(() -> registry(new Named("pgd", 1), new Named("pgd", 2)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("Two have the name of the attack 'pgd'");
    }
}
