package io.github.auxtask.method;

import io.github.auxtask.data.image.FloatBlock;
import java.util.List;
import java.util.Map;

/** A function of tensors, compiled, on a network's values in evaluation mode and float32. */
public interface NetworkFunction {
    /**
     * Computes.
     *
     * @param arguments in the order in which the function declares them
     * @return the results, in their order
     */
    List<FloatBlock> of(FloatBlock... arguments);

    /**
     * Computes something of images and classes.
     *
     * @param images the first argument, [N, C, H, W]
     * @param labels the second one, N classes
     */
    List<FloatBlock> of(FloatBlock images, List<Integer> labels);

    /**
     * The same function on other values of the same network.
     *
     * @param values of all parameters and running statistics, by name
     */
    NetworkFunction with(Map<String, float[]> values);
}
