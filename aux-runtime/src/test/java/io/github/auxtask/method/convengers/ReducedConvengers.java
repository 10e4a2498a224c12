package io.github.auxtask.method.convengers;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.testing.Fixtures;
import java.util.List;
import java.util.Map;

/** The fixtures' small stand-in: three extractors of a few layers under the names of the released code, joined as the real ones are. */
final class ReducedConvengers {
    static final JsonNode FIXTURE = Fixtures.read("convengers.json");
    static final int CLASSES = 10;
    static final int SIDE = 32;
    private static final double INCEPTIONS_EPSILON = 0.001;

    private ReducedConvengers() {}

    static ConvengersNetwork network() {
        return new ConvengersNetwork(
                List.of(
                        new Extractor("thor", "reduced", ReducedConvengers::thor),
                        new Extractor("ironman", "reduced", ReducedConvengers::ironman),
                        new Extractor("captainamerica", "reduced", ReducedConvengers::captainAmerica)),
                3,
                true,
                0,
                CLASSES);
    }

    private static Tensor thor(Tensor x) {
        Tensor h = x.conv("conv1", 8, 3, 2).batchNorm("bn1").relu();
        return h.conv("conv2", 16, 3, 2)
                .batchNorm("bn2")
                .relu()
                .globalAveragePool()
                .flatten();
    }

    private static Tensor ironman(Tensor x) {
        Tensor h = x.conv("conv1", Conv.of(6, 3).stride(2).padding(0))
                .batchNorm("bn1", INCEPTIONS_EPSILON)
                .relu();
        Tensor one = h.conv("b0", 8, 1).batchNorm("bn_b0", INCEPTIONS_EPSILON).relu();
        Tensor three = h.conv("b1", 8, 3).batchNorm("bn_b1", INCEPTIONS_EPSILON).relu();
        return Tensor.concat(List.of(one, three), 1).globalAveragePool().flatten();
    }

    private static Tensor captainAmerica(Tensor x) {
        Tensor h = x.conv("conv1", Conv.of(8, 3).withBias())
                .batchNorm("bn1")
                .relu()
                .maxPool(2, 2, 0);
        h = h.conv("conv2", Conv.of(8, 3).withBias()).batchNorm("bn2").relu().maxPool(2, 2, 0);
        Tensor flat = h.adaptiveAveragePool(4).flatten();
        return flat.linear("fc1", 32).relu().linear("fc2", 32).relu();
    }

    /** What the released code calls a tensor of ours. */
    static String theirs(String ours) {
        return ours.replace("head.block", "teamup.Block").replace("head.fc", "teamup.FC");
    }

    /** What we call a part of theirs. */
    static String ours(String theirs) {
        return theirs.equals("teamup") ? "head" : theirs;
    }

    /** Values by formula, under our names. */
    static Map<String, float[]> values(List<ParameterSpec> state, JsonNode fixture) {
        JsonNode gains = fixture.get("gain");
        return Fixtures.formulas().state(state, name -> {
            String part = theirs(name);
            return gains.get(part.substring(0, part.indexOf('.'))).doubleValue();
        });
    }
}
