package io.github.auxtask.attack.threat;

/** How the size of a perturbation is measured, over all values of one image. */
public enum Norm {
    /** The largest absolute value. */
    LINF("L∞"),
    /** The Euclidean length. */
    L2("L2");

    private final String symbol;

    Norm(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String toString() {
        return symbol;
    }
}
