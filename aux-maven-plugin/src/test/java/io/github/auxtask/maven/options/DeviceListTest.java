package io.github.auxtask.maven.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceListTest {
    @Test
    void workersGetTheGpusInTurn() {
        DeviceList list = DeviceList.parse("0, 2", "gpu", "local");

        assertThat(list.workers(1)).isEqualTo(2);
        assertThat(list.workers(5)).isEqualTo(5);
        assertThat(new String[] {list.of(1), list.of(2), list.of(3)}).containsExactly("0", "2", "0");
    }

    @Test
    void withoutTheOptionEveryWorkerSeesAllGpus() {
        DeviceList list = DeviceList.parse(null, "auto", "cpu");

        assertThat(list.workers(3)).isEqualTo(3);
        assertThat(list.workers(0)).isZero();
        assertThat(list.of(1)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0,", "a", "0 1", "-1", "0,0", "0,00", "1000"})
    void whatIsNoListOfGpusIsRefused(String text) {
        assertThatThrownBy(() -> DeviceList.parse(text, "gpu", "local"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("-Daux.devices is '" + text + "'")
                .hasMessageContaining("such as 0,1");
    }

    @Test
    void gpusThatNothingWouldUseAreRefused() {
        assertThatThrownBy(() -> DeviceList.parse("0", "cpu", "local")).hasMessageContaining("-Daux.device=cpu");
        assertThatThrownBy(() -> DeviceList.parse("0", "auto", "cpu")).hasMessageContaining("-Daux.flavor=cpu");
    }
}
