package io.github.auxtask.script.archive;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Element types of stored tensors, by the names that torch's pickles have for their storages. */
public enum ElementType {
    FLOAT("FloatStorage", 4) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getFloat(index * 4);
        }
    },
    DOUBLE("DoubleStorage", 8) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getDouble(index * 8);
        }
    },
    HALF("HalfStorage", 2) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return half(bytes.getShort(index * 2));
        }
    },
    BFLOAT16("BFloat16Storage", 2) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return Float.intBitsToFloat(bytes.getShort(index * 2) << 16);
        }
    },
    LONG("LongStorage", 8) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getLong(index * 8);
        }
    },
    INT("IntStorage", 4) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getInt(index * 4);
        }
    },
    SHORT("ShortStorage", 2) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.getShort(index * 2);
        }
    },
    CHAR("CharStorage", 1) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.get(index);
        }
    },
    BYTE("ByteStorage", 1) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return Byte.toUnsignedInt(bytes.get(index));
        }
    },
    BOOL("BoolStorage", 1) {
        @Override
        double at(ByteBuffer bytes, int index) {
            return bytes.get(index) == 0 ? 0 : 1;
        }
    };

    private static final int EXPONENT = 0x1F;
    private static final int FRACTION = 0x3FF;

    private final String storage;
    private final int bytes;

    ElementType(String storage, int bytes) {
        this.storage = storage;
        this.bytes = bytes;
    }

    /** The element of a little-endian storage. */
    abstract double at(ByteBuffer storage, int index);

    /** The type of a storage class. */
    static Optional<ElementType> ofStorage(String name) {
        return Arrays.stream(values()).filter(type -> type.storage.equals(name)).findFirst();
    }

    int bytes() {
        return bytes;
    }

    /** Whether it holds decimals. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE || this == HALF || this == BFLOAT16;
    }

    /** Bits of whole numbers so short that sums of them soon start over in torch, and would not here; 0 for all others. */
    public int narrow() {
        return this == BYTE || this == CHAR ? Byte.SIZE : this == SHORT ? Short.SIZE : 0;
    }

    /** IEEE 754 binary16. */
    private static double half(short bits) {
        int exponent = (bits >> 10) & EXPONENT;
        int fraction = bits & FRACTION;
        double magnitude = exponent == 0
                ? fraction * 0x1p-24
                : exponent == EXPONENT
                        ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : (1 + fraction * 0x1p-10) * Math.pow(2, exponent - 15);
        return bits < 0 ? -magnitude : magnitude;
    }
}
