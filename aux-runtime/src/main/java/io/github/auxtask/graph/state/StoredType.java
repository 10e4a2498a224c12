package io.github.auxtask.graph.state;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Element types of safetensors files, and how each becomes a float; wide types lose digits. */
public enum StoredType {
    F64(8) {
        @Override
        float next(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    },
    F32(4) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    F16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return half(bytes.getShort());
        }
    },
    BF16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    I64(8) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getLong();
        }
    },
    I32(4) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getInt();
        }
    },
    I16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getShort();
        }
    },
    I8(1) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.get();
        }
    },
    U64(8) {
        @Override
        float next(ByteBuffer bytes) {
            long value = bytes.getLong();
            // Halved, its last digit kept for rounding, and doubled again: there is no unsigned conversion.
            return value >= 0 ? value : 2 * (float) ((value >>> 1) | (value & 1));
        }
    },
    U32(4) {
        @Override
        float next(ByteBuffer bytes) {
            return Integer.toUnsignedLong(bytes.getInt());
        }
    },
    U16(2) {
        @Override
        float next(ByteBuffer bytes) {
            return Short.toUnsignedInt(bytes.getShort());
        }
    },
    U8(1) {
        @Override
        float next(ByteBuffer bytes) {
            return Byte.toUnsignedInt(bytes.get());
        }
    },
    BOOL(1) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.get() == 0 ? 0 : 1;
        }
    };

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    public static StoredType named(String name) throws IOException {
        for (StoredType type : values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        throw new IOException("it has a tensor of the unknown type \"" + name + "\"");
    }

    public int bytes() {
        return bytes;
    }

    abstract float next(ByteBuffer buffer);

    public void decode(ByteBuffer buffer, float[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = next(buffer);
        }
    }

    /** IEEE 754 half precision: 1 sign, 5 exponent, 10 fraction bits. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((float) fraction, -24);
        } else {
            magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
