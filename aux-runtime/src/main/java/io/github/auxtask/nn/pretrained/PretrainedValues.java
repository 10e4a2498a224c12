package io.github.auxtask.nn.pretrained;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.StartingValues;
import io.github.auxtask.graph.ValueSink;
import io.github.auxtask.graph.state.StoredTensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that starts from files in some parts and from scratch in all others. Values go from the file into the network's place,
 * chunk by chunk; the files have to be open until then.
 */
public final class PretrainedValues implements StartingValues {
    /** Where one tensor comes from. */
    private record Stored(PretrainedFile file, StoredTensor tensor) {}

    private final Map<String, Stored> stored = new HashMap<>();
    private final StartingValues scratch;

    private PretrainedValues(StartingValues scratch) {
        this.scratch = scratch;
    }

    /**
     * Matches parts with a network.
     *
     * @param parameters all of the network's
     * @param parts in scopes of their own
     * @param scratch what everything else starts from
     * @throws BadInputException if a file does not fit its part; the message lists every missing, unknown and misshapen tensor
     */
    public static PretrainedValues of(Parameters parameters, List<PretrainedPart> parts, StartingValues scratch) {
        PretrainedValues values = new PretrainedValues(scratch);
        for (PretrainedPart part : parts) {
            PartMatch.of(part, parameters.state()).forEach((name, tensor) -> {
                if (values.stored.put(name, new Stored(part.file(), tensor)) != null) {
                    throw new BadInputException("The tensor " + name + " would start from two files of weights, "
                            + part.file().name() + " the second: give each a scope of its own.");
                }
            });
        }
        return values;
    }

    @Override
    public void fill(ParameterSpec spec, ValueSink sink) {
        Stored from = stored.get(spec.name());
        if (from == null) {
            scratch.fill(spec, sink);
        } else {
            from.file().read(from.tensor(), sink);
        }
    }
}
