package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class CorrectBitsTest {
    @Test
    void theLowestBitOfTheFirstByteIsTheFirstImage() {
        BitSet correct = new BitSet();
        correct.set(0);
        correct.set(9);
        // bytes 0x01 0x02
        assertThat(CorrectBits.encode(correct, 10)).isEqualTo("AQI=");
        assertThat(CorrectBits.decode("AQI=", 10)).isEqualTo(correct);
    }

    @Test
    void wrongImagesAtTheEndKeepTheirPlace() {
        assertThat(CorrectBits.encode(new BitSet(), 17)).isEqualTo("AAAA");
        assertThat(CorrectBits.decode("AAAA", 17).cardinality()).isZero();
    }
}
