package io.github.auxtask.nn.pretrained;

import java.util.Map;

/** The weights that timm publishes, among them torchvision's own in safetensors. */
public final class TimmSource implements WeightSource {
    /** Where timm's names or shapes are not torchvision's. */
    private static final Map<String, String> MAPS =
            Map.of("vgg19_bn", "timm-vgg19_bn.csv", "inception_v3", "torchvision-inception_v3.csv");

    @Override
    public String name() {
        return "timm";
    }

    @Override
    public NameMap names(String architecture) {
        String map = MAPS.get(architecture);
        return map == null ? NameMap.same() : NameMapReader.resource(TimmSource.class, map);
    }
}
