package io.github.auxtask.graph;

import io.github.auxtask.core.RandomStream;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Which initialiser each kind of parameter gets, and single parameters by their name. Each parameter draws from a stream of its own
 * name.
 */
public final class Initialisation {
    /** As timm starts ConvNeXt and vision transformers. */
    private static final float SMALL_SCALE = 1e-6f;

    private static final double EMBEDDING_DEVIATION = 0.02;

    private final Map<ParameterKind, Initialiser> byKind;
    private final Map<String, Initialiser> byParameter;

    private Initialisation(Map<ParameterKind, Initialiser> byKind, Map<String, Initialiser> byParameter) {
        this.byKind = byKind;
        this.byParameter = byParameter;
    }

    /** The defaults of torch's layers. */
    public static Initialisation torchDefaults() {
        Map<ParameterKind, Initialiser> kinds = new EnumMap<>(ParameterKind.class);
        kinds.put(ParameterKind.CONV_WEIGHT, Initialiser.torchUniform());
        kinds.put(ParameterKind.DECONV_WEIGHT, Initialiser.torchUniform());
        kinds.put(ParameterKind.LINEAR_WEIGHT, Initialiser.torchUniform());
        kinds.put(ParameterKind.BN_WEIGHT, Initialiser.constant(1));
        kinds.put(ParameterKind.BN_BIAS, Initialiser.constant(0));
        kinds.put(ParameterKind.RUNNING_MEAN, Initialiser.constant(0));
        kinds.put(ParameterKind.RUNNING_VAR, Initialiser.constant(1));
        kinds.put(ParameterKind.LAYER_SCALE, Initialiser.constant(SMALL_SCALE));
        kinds.put(ParameterKind.EMBEDDING, Initialiser.normal(EMBEDDING_DEVIATION));
        kinds.put(ParameterKind.CONSTANT, Initialiser.constant(0));
        kinds.put(ParameterKind.OTHER, Initialiser.constant(0));
        return new Initialisation(kinds, Map.of());
    }

    /** The same with one kind done differently. */
    public Initialisation with(ParameterKind kind, Initialiser initialiser) {
        Map<ParameterKind, Initialiser> kinds = new EnumMap<>(byKind);
        kinds.put(kind, initialiser);
        return new Initialisation(kinds, byParameter);
    }

    /** The same with one parameter, by its full name, done differently from others of its kind. */
    public Initialisation with(String parameter, Initialiser initialiser) {
        Map<String, Initialiser> parameters = new HashMap<>(byParameter);
        parameters.put(parameter, initialiser);
        return new Initialisation(byKind, parameters);
    }

    /** The starting values of every tensor, by name: a pure function of the seed. */
    public Map<String, float[]> values(Parameters parameters, long seed) {
        Map<String, float[]> values = new HashMap<>();
        StartingValues drawn = drawn(parameters, seed);
        for (ParameterSpec spec : parameters.state()) {
            float[] filled = new float[Math.toIntExact(spec.size())];
            drawn.fill(spec, FloatBuffer.wrap(filled)::put);
            values.put(spec.name(), filled);
        }
        return values;
    }

    /** The same values, drawn when they are asked for, one tensor after another. */
    public StartingValues drawn(Parameters parameters, long seed) {
        Map<String, ParameterSpec> byName = new HashMap<>();
        parameters.state().forEach(spec -> byName.put(spec.name(), spec));
        return (spec, sink) -> {
            float[] filled = new float[Math.toIntExact(spec.size())];
            initialiser(spec, byName).fill(filled, spec, RandomStream.of(seed, "init/" + spec.name()));
            sink.append(FloatBuffer.wrap(filled));
        };
    }

    private Initialiser initialiser(ParameterSpec spec, Map<String, ParameterSpec> byName) {
        Initialiser chosen = byParameter.getOrDefault(spec.name(), byKind.get(spec.kind()));
        if (chosen != null) {
            return chosen;
        }
        // A bias without an initialiser of its own takes torch's, whose bound is that of the weight beside it.
        ParameterSpec weight = byName.get(spec.name().replaceFirst("bias$", "weight"));
        if (weight == null) {
            throw new IllegalStateException("no initialiser for " + spec.name());
        }
        return Initialiser.torchBias(Fan.in(weight));
    }
}
