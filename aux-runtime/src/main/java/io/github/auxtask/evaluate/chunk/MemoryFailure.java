package io.github.auxtask.evaluate.chunk;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises that the engine ran out of the device's memory, which a smaller batch may mend. */
public final class MemoryFailure {
    /** Of libtorch: its allocators on a CPU and on CUDA, and what oneDNN, cuDNN and cuBLAS say. */
    private static final List<String> TEXTS = List.of(
            "out of memory",
            "not enough memory",
            "can't allocate memory",
            "out_of_memory",
            "cudnn_status_alloc_failed",
            "cublas_status_alloc_failed",
            "std::bad_alloc");

    private MemoryFailure() {}

    /** Whether the failure, or what it was caused by, is one of the engine's. A full Java heap is another thing, which no batch mends. */
    public static boolean is(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (!(cause instanceof OutOfMemoryError) && TEXTS.stream().anyMatch(message::contains)) {
                return true;
            }
        }
        return false;
    }
}
