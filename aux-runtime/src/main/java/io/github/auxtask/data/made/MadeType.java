package io.github.auxtask.data.made;

import java.nio.ByteBuffer;

/** How the values of made data are stored. All are read as floats. */
public enum MadeType {
    /** 0 to 1 in steps of 1/255, rounded and clipped: one byte a value, for images. */
    UINT8("U8", Byte.BYTES) {
        @Override
        void put(float value, ByteBuffer out) {
            out.put((byte) Math.round(LEVELS * Math.min(1, Math.max(0, value))));
        }

        @Override
        float get(ByteBuffer in, int at) {
            return Byte.toUnsignedInt(in.get(at)) / LEVELS;
        }
    },

    /** -1 to 1 in steps of 1/32767, rounded and clipped: for what is kept with a scale of its own. */
    INT16("I16", Short.BYTES) {
        @Override
        void put(float value, ByteBuffer out) {
            out.putShort((short) Math.round(Short.MAX_VALUE * Math.min(1, Math.max(-1, value))));
        }

        @Override
        float get(ByteBuffer in, int at) {
            return in.getShort(at) / (float) Short.MAX_VALUE;
        }
    },

    /** IEEE 754 half precision, rounded to the nearest: about three digits, up to 65504. */
    FLOAT16("F16", Short.BYTES) {
        @Override
        void put(float value, ByteBuffer out) {
            out.putShort(Half.of(value));
        }

        @Override
        float get(ByteBuffer in, int at) {
            return Half.toFloat(in.getShort(at));
        }
    },

    /** As they are. */
    FLOAT32("F32", Float.BYTES) {
        @Override
        void put(float value, ByteBuffer out) {
            out.putFloat(value);
        }

        @Override
        float get(ByteBuffer in, int at) {
            return in.getFloat(at);
        }
    };

    private static final float LEVELS = 255;

    private final String code;
    private final int bytes;

    MadeType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** What safetensors files call it. */
    public String code() {
        return code;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /**
     * Writes values.
     *
     * @param values from {@code from} on
     * @param out little-endian, at its position
     */
    public void encode(float[] values, int from, int count, ByteBuffer out) {
        for (int i = from; i < from + count; i++) {
            put(values[i], out);
        }
    }

    /**
     * Reads values. Several threads may read from one buffer.
     *
     * @param in little-endian; its position does not matter and does not move
     * @param start of the first value, in bytes
     * @param out receives them from {@code at} on
     */
    public void decode(ByteBuffer in, int start, int count, float[] out, int at) {
        for (int i = 0; i < count; i++) {
            out[at + i] = get(in, start + i * bytes);
        }
    }

    abstract void put(float value, ByteBuffer out);

    abstract float get(ByteBuffer in, int at);
}
