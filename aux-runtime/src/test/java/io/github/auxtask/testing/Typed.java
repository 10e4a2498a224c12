package io.github.auxtask.testing;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Arrays of one floating type in and out of the engine. */
public record Typed(NDManager manager, DataType type) {
    /** A tensor of these values. */
    public NDArray array(float[] values, long... shape) {
        return manager.create(values, new Shape(shape)).toType(type, false);
    }

    /** A tensor of these values, rounded to the type. */
    public NDArray array(double[] values, long... shape) {
        return manager.create(values, new Shape(shape)).toType(type, false);
    }

    /** A 0-dimensional tensor. */
    public NDArray scalar(double value) {
        return manager.create(value).toType(type, false);
    }

    /** Class indices. */
    public NDArray labels(double[] values) {
        return manager.create(values).toType(DataType.INT64, false);
    }

    /** The values of a tensor of any floating type, row-major. */
    public static double[] doubles(NDArray array) {
        try (NDArray converted = array.toType(DataType.FLOAT64, true)) {
            return converted.toDoubleArray();
        }
    }
}
