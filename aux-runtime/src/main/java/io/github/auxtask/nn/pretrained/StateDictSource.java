package io.github.auxtask.nn.pretrained;

/**
 * A state dict of torch whose names are those of our network: what {@code aux:train} stores, and what the code that an architecture is
 * named after saves.
 */
public final class StateDictSource implements WeightSource {
    @Override
    public String name() {
        return "state-dict";
    }

    @Override
    public NameMap names(String architecture) {
        return NameMap.same();
    }
}
