package io.github.auxtask.data.npy;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;

/** The element types of NumPy arrays that are read: numbers and truth values, no texts, no records, no Python objects. */
public enum NpyType {
    /** One byte, 0 or 1. */
    BOOL("b1", 1),
    /** Signed bytes. */
    INT8("i1", 1),
    /** Unsigned bytes. */
    UINT8("u1", 1),
    /** Signed, two bytes. */
    INT16("i2", 2),
    /** Signed, four bytes. */
    INT32("i4", 4),
    /** Signed, eight bytes. */
    INT64("i8", 8),
    /** IEEE single precision. */
    FLOAT32("f4", 4),
    /** IEEE double precision. */
    FLOAT64("f8", 8);

    private final String code;
    private final int bytes;

    NpyType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Whether elements are whole numbers. */
    public boolean whole() {
        return this != FLOAT32 && this != FLOAT64;
    }

    /** The type of a description without its byte order, {@code f4}; nothing for those that are not read. */
    static Optional<NpyType> of(String code) {
        for (NpyType type : values()) {
            if (type.code.equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The element at this index of a buffer in the right byte order; whole numbers beyond 2^53 are rounded. */
    double at(ByteBuffer data, int index) {
        int position = index * bytes;
        return switch (this) {
            case BOOL, INT8 -> data.get(position);
            case UINT8 -> data.get(position) & 0xFF;
            case INT16 -> data.getShort(position);
            case INT32 -> data.getInt(position);
            case INT64 -> data.getLong(position);
            case FLOAT32 -> data.getFloat(position);
            case FLOAT64 -> data.getDouble(position);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
