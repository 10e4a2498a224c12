package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisibleTextTest {
    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x07, 0x1B, 0x7F, 0x9B, 0x202A, 0x202E, 0x2066, 0x2069})
    void whatNobodySeesIsNamed(int character) {
        assertThat(InvisibleText.in("a" + Character.toString(character) + "b"))
                .isEqualTo(String.format("the invisible character U+%04X", character));
    }

    @Test
    void whatPeopleWriteIsNotHidden() {
        assertThat(InvisibleText.in("Größe\t\u00b1 0.5\r\n\u200f\u05d0 \u4e2d \ud83d\ude00"))
                .isEmpty();
    }
}
