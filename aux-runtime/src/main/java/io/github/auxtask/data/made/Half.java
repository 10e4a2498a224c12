package io.github.auxtask.data.made;

/** IEEE 754 half precision: 1 sign, 5 exponent and 10 fraction bits. */
final class Half {
    private static final int SIGN = 0x8000;
    private static final int INFINITY = 0x7c00;
    private static final int FRACTION_BITS = 10;
    /** A float has 13 more fraction bits. */
    private static final int SHIFT = 13;
    /** The difference of the exponents' biases, 127 - 15, in a float's place. */
    private static final int REBIAS = 112 << 23;

    /** 65520, from which on the nearest half is infinity. */
    private static final int OVERFLOW = 0x477ff000;
    /** 2^-14, the smallest half with all its digits. */
    private static final int NORMAL = 0x38800000;
    /** 2^-25; from there down the nearest half is 0. */
    private static final int UNDERFLOW = 0x33000000;

    private Half() {}

    /** The nearest half, of two equally near ones the even one. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & SIGN;
        int magnitude = bits & Integer.MAX_VALUE;
        if (Float.isNaN(value)) {
            return (short) (INFINITY | 1);
        }
        if (magnitude >= OVERFLOW) {
            return (short) (sign | INFINITY);
        }
        if (magnitude >= NORMAL) {
            return (short) (sign | rounded(magnitude - REBIAS, SHIFT));
        }
        if (magnitude <= UNDERFLOW) {
            return (short) sign;
        }
        int exponent = magnitude >>> 23;
        int fraction = (magnitude & 0x7fffff) | 0x800000;
        return (short) (sign | rounded(fraction, 126 - exponent));
    }

    private static int rounded(int value, int shift) {
        int half = 1 << (shift - 1);
        int rest = value & ((1 << shift) - 1);
        int whole = value >> shift;
        return rest > half || (rest == half && (whole & 1) == 1) ? whole + 1 : whole;
    }

    static float toFloat(short bits) {
        int exponent = bits >> FRACTION_BITS & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else {
            magnitude = Float.intBitsToFloat((exponent + 112) << 23 | fraction << SHIFT);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
