package io.github.auxtask.graph;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Looks at activations inside a network, which the network names with {@link Tensor#tap}. Where nobody looks, a tap costs
 * nothing and changes no line of the program.
 */
public final class Taps {
    private final Set<String> passed = new TreeSet<>();
    private @Nullable String wanted;
    private @Nullable Tensor found;
    private @Nullable Tensor read;

    /**
     * A network applied while one of its activations is watched.
     *
     * @param activation a leaf, so that gradients of the output can be taken with respect to it
     * @param output what the network gives; nothing before the activation gets a gradient
     */
    public record Tapped(Tensor activation, Tensor output) {}

    /**
     * Applies a network.
     *
     * @param name of the activation
     * @throws IllegalArgumentException if the network has no such activation, or more than one
     */
    public static Tapped at(String name, Tensor x, UnaryOperator<Tensor> network) {
        Taps taps = x.graph().taps();
        taps.wanted = name;
        taps.passed.clear();
        try {
            Tensor output = network.apply(x);
            Tensor activation = taps.found;
            if (activation == null) {
                throw new IllegalArgumentException("the network has no activation " + name + ", only " + taps.passed);
            }
            return new Tapped(activation, output);
        } finally {
            taps.wanted = null;
            taps.found = null;
        }
    }

    /**
     * What the last fully connected layer of a network reads, which every classifier that ends in one has: its penultimate features. Where
     * several heads read the same, that is it.
     *
     * @return [N, features]
     * @throws IllegalArgumentException if the network has no such layer
     */
    public static Tensor beforeLastLinear(Tensor x, UnaryOperator<Tensor> network) {
        Taps taps = x.graph().taps();
        taps.read = null;
        Tensor output = network.apply(x);
        Tensor features = taps.read;
        if (features == null) {
            throw new IllegalArgumentException("the network, which gives " + output + ", has no fully connected layer");
        }
        return features;
    }

    /** A fully connected layer reads this. */
    void readByLinear(Tensor features) {
        read = features;
    }

    Tensor pass(String name, Tensor activation) {
        passed.add(name);
        if (!name.equals(wanted)) {
            return activation;
        }
        if (found != null) {
            throw new IllegalArgumentException("the network has two activations " + name);
        }
        found = activation.leaf();
        return found;
    }
}
