package io.github.auxtask.graph.state;

import java.util.List;

/**
 * A tensor in a {@link SafetensorsFile}.
 *
 * @param type as the format writes it: {@code F32}, {@code BF16}
 * @param elements the product of the shape
 * @param begin of its bytes, counted from the end of the header
 * @param end of its bytes, likewise
 */
public record StoredTensor(String name, String type, List<Long> shape, long elements, long begin, long end) {
    public StoredTensor {
        shape = List.copyOf(shape);
    }
}
