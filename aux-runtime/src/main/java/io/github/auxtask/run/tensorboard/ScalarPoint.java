package io.github.auxtask.run.tensorboard;

/**
 * A point of a curve.
 *
 * @param seconds wall time since 1970
 * @param step on the horizontal axis
 * @param tag name of the curve; what stands before a slash groups curves
 * @param value TensorBoard keeps single precision
 */
record ScalarPoint(double seconds, long step, String tag, float value) {}
