package io.github.auxtask.nn.transform;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** Runs functions of images, bytes on the way in and floats on the way out. */
final class DeviceImages {
    private DeviceImages() {}

    /**
     * What a function makes of images.
     *
     * @param pixels images after one another
     * @param numbers of all images after one another
     * @param function of images on the scale 0 to 1 and numbers [N, ...]
     */
    static float[] apply(byte[] pixels, ImageShape shape, float[] numbers, BinaryOperator<Tensor> function) {
        int count = pixels.length / shape.size();
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("images")
                        .method(
                                "apply",
                                Mode.EVAL,
                                Precision.FP32,
                                graph -> List.of(function.apply(
                                        Normalisation.toUnit(
                                                graph.bytes("x", -1, shape.channels(), shape.height(), shape.width())),
                                        graph.input("n", -1, numbers.length / count))))
                        .compile(manager);
                NetworkState nothing = new NetworkState(manager, program.parameters(), Map.of())) {
            ByteBuffer bytes =
                    ByteBuffer.allocateDirect(pixels.length).put(pixels).flip();
            NDArray images = manager.create(
                    bytes, new Shape(count, shape.channels(), shape.height(), shape.width()), DataType.UINT8);
            NDArray drawn = manager.create(numbers, new Shape(count, numbers.length / count));
            return program.call("apply", manager, nothing, images, drawn).get(0).toFloatArray();
        }
    }
}
