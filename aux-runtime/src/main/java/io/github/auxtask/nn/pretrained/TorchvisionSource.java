package io.github.auxtask.nn.pretrained;

/** The weights of torchvision's models, whose names are those of our networks, apart from heads that only its training uses. */
public final class TorchvisionSource implements WeightSource {
    @Override
    public String name() {
        return "torchvision";
    }

    @Override
    public NameMap names(String architecture) {
        return architecture.equals("inception_v3")
                ? NameMapReader.resource(TorchvisionSource.class, "torchvision-inception_v3.csv")
                : NameMap.same();
    }
}
