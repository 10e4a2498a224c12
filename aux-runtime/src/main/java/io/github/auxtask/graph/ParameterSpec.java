package io.github.auxtask.graph;

import java.util.Arrays;
import java.util.List;

/**
 * A named tensor of a network, under the name that torch's {@code state_dict} would give it.
 *
 * @param name for example {@code layer1.0.conv1.weight}
 * @param shape in torch's layout: convolution {@code [out, in/groups, kh, kw]}, transposed convolution
 *     {@code [in, out/groups, kh, kw]}, linear {@code [out, in]}
 */
public record ParameterSpec(String name, List<Long> shape, ParameterKind kind) {
    public ParameterSpec {
        shape = List.copyOf(shape);
    }

    public static ParameterSpec of(String name, ParameterKind kind, long... shape) {
        return new ParameterSpec(name, Arrays.stream(shape).boxed().toList(), kind);
    }

    /** Number of elements. */
    public long size() {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    /** The shape as an array. */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
