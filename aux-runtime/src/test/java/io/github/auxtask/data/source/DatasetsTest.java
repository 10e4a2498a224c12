package io.github.auxtask.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import org.junit.jupiter.api.Test;

class DatasetsTest {
    @Test
    void everyDataSetIsFoundByItsName() {
        assertThat(Datasets.all())
                .allSatisfy(source -> assertThat(Datasets.named(source.name())).isSameAs(source));
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        assertThatThrownBy(() -> Datasets.named("cifar11"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "Unknown data set 'cifar11': use one of cifar10, cifar100, shapes (data.name in reproduction.yaml).");
    }
}
