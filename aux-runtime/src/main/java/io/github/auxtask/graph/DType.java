package io.github.auxtask.graph;

/** Element types, with the numbers that serialised TorchScript uses for them (c10/core/ScalarType.h). */
public enum DType {
    UINT8(0),
    INT64(4),
    FLOAT32(6),
    FLOAT64(7),
    COMPLEX64(9),
    BOOL(11),
    BFLOAT16(15);

    private final int code;

    DType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
