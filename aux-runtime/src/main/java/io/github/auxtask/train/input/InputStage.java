package io.github.auxtask.train.input;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.StoredImages;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Makes a network's inputs on the device, of batches whose images are {@linkplain io.github.auxtask.data.batch.BatchLoader#stored stored}: a
 * quarter of the bytes is handed over, or less where images grow, and the processor's cores are left to decoding. For one thread.
 */
public final class InputStage implements AutoCloseable {
    private static final String METHOD = "inputs";

    private final InputPipeline pipeline;
    private final NDManager manager;
    private final Program program;
    private final NetworkState nothing;
    private ByteBuffer pixels = ByteBuffer.allocateDirect(0);
    private ByteBuffer numbers = ByteBuffer.allocateDirect(0);

    /** Compiles a pipeline for the device of the manager, which must stay open longer than this. */
    public InputStage(InputPipeline pipeline, NDManager parent) {
        this.pipeline = pipeline;
        this.manager = parent.newSubManager();
        this.program = Program.named("input stage")
                .method(METHOD, Mode.EVAL, Precision.FP32, graph -> {
                    ImageShape shape = pipeline.input();
                    Tensor stored = graph.bytes("stored", -1, shape.channels(), shape.height(), shape.width());
                    Tensor drawn = graph.input("drawn", -1, Math.max(1, pipeline.draws()));
                    return List.of(PipelineGraph.write(pipeline, stored, drawn));
                })
                .compile(manager);
        this.nothing = new NetworkState(manager, program.parameters(), Map.of());
    }

    /**
     * The network's inputs of a batch.
     *
     * @param out what they belong to
     * @return float32 [n, C, h, w]
     * @throws IllegalArgumentException if the batch's images are not as they are stored
     */
    public NDArray inputs(NDManager out, Batch batch) {
        StoredImages stored = batch.stored();
        if (stored == null) {
            throw new IllegalArgumentException("the batch's inputs are made already: ask its loader for stored ones");
        }
        ImageShape shape = pipeline.input();
        int bytes = Math.multiplyExact(batch.size(), shape.size());
        int drawn = Math.max(1, pipeline.draws());
        pixels = room(pixels, bytes).put(stored.pixels(), 0, bytes).flip();
        numbers = room(numbers, Float.BYTES * batch.size() * drawn);
        numbers.asFloatBuffer().put(stored.numbers());
        try (NDManager scope = manager.newSubManager()) {
            NDArray images = scope.create(
                    pixels, new Shape(batch.size(), shape.channels(), shape.height(), shape.width()), DataType.UINT8);
            NDArray random = scope.create(numbers, new Shape(batch.size(), drawn), DataType.FLOAT32);
            return program.call(METHOD, out, nothing, images, random).get(0);
        }
    }

    /** Memory outside the heap, kept between batches, because fresh ones are only freed when the garbage collector comes by. */
    private static ByteBuffer room(ByteBuffer memory, int bytes) {
        ByteBuffer enough = memory.capacity() >= bytes
                ? memory
                : ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return enough.clear().limit(bytes);
    }

    @Override
    public void close() {
        nothing.close();
        program.close();
        manager.close();
    }
}
