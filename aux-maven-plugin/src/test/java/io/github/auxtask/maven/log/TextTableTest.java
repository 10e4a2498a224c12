package io.github.auxtask.maven.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

public class TextTableTest {
    @Test
    void columnsAreAsWideAsTheirLongestCell() {
        TextTable table = new TextTable("run", "training");
        table.row("resnet18/ft seed 1", "trained");
        table.row("vgg", "");

        assertThat(table.lines()).containsExactly("run                 training", "resnet18/ft seed 1  trained", "vgg");
    }

    @Test
    void aRowOfAnotherLengthIsAMistake() {
        TextTable table = new TextTable("a", "b");

        assertThatThrownBy(() -> table.row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
