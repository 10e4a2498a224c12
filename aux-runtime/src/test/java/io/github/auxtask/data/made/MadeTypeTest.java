package io.github.auxtask.data.made;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class MadeTypeTest {
    @Test
    void everyHalfComesBackAsItWas() {
        for (int bits = 0; bits <= 0xffff; bits++) {
            float value = Half.toFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(Half.of(value)).as("%04x", bits).isEqualTo((short) bits);
            }
        }
        assertThat(Half.toFloat(Half.of(Float.NaN))).isNaN();
    }

    /** Between two neighbours the nearer one is taken, and in the middle the even one. */
    @Test
    void aFloatBecomesTheNearestHalf() {
        for (int bits = 0; bits < 0x7bff; bits++) {
            float low = Half.toFloat((short) bits);
            float high = Half.toFloat((short) (bits + 1));
            float middle = low + (high - low) / 2;
            short even = (short) (bits % 2 == 0 ? bits : bits + 1);
            assertThat(Half.of(middle)).as("the middle above %04x", bits).isEqualTo(even);
            assertThat(Half.of(Math.nextDown(middle))).isEqualTo((short) bits);
            assertThat(Half.of(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
            assertThat(Half.of(-middle)).isEqualTo((short) (even | 0x8000));
        }
        assertThat(Half.toFloat(Half.of(65519.99f))).isEqualTo(65504f);
        assertThat(Half.toFloat(Half.of(65520f))).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Half.toFloat(Half.of(Float.NEGATIVE_INFINITY))).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @Test
    void aByteHoldsAnImagesValueInStepsOf255AndNothingOutside() {
        assertThat(stored(MadeType.UINT8, 0, 1, -0.2f, 1.3f)).containsExactly(0, 1, 0, 1);
        for (int level = 0; level < 256; level++) {
            assertThat(stored(MadeType.UINT8, level / 255f)[0]).isEqualTo(level / 255f);
        }
        assertThat(stored(MadeType.UINT8, 0.4999f)[0]).isEqualTo(127 / 255f, within(1e-7f));
    }

    @Test
    void aFloatKeepsAllItsDigits() {
        assertThat(stored(MadeType.FLOAT32, -0.1f, 1e30f)).containsExactly(-0.1f, 1e30f);
    }

    private static float[] stored(MadeType type, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(3 + values.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(3);
        type.encode(values, 0, values.length, bytes);
        float[] back = new float[values.length];
        type.decode(bytes, 3, values.length, back, 0);
        return back;
    }
}
