package io.github.auxtask.data;

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
                .hasMessageStartingWith("Unknown data set 'cifar11'; did you mean 'cifar10'? There is: cifar10, cifar100, shapes")
                .hasMessageEndingWith("(data.name in reproduction.yaml).");
    }
}
