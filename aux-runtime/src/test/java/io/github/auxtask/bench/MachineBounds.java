package io.github.auxtask.bench;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.Precision;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What bounds a step here, by the most products and the most bandwidth that were seen; a machine may be slow for a while. */
final class MachineBounds {
    private static final double GIGA = 1e9;

    private final Map<Precision, Double> products = new EnumMap<>(Precision.class);
    private double bandwidth;

    /** Measures both once more. */
    void see(Precision precision, NDManager manager) {
        products.merge(precision, Products.most(manager, precision), Math::max);
        bandwidth = Math.max(bandwidth, Products.bandwidth(manager));
    }

    /** Images a second of which products would take all the time; NaN where none were measured. */
    double products(Precision precision, Products.Need need, int passes) {
        return products.getOrDefault(precision, Double.NaN) / need.products() / passes;
    }

    /** Images a second of which moving numbers would take all the time. */
    double bandwidth(Precision precision, Products.Need need, int passes) {
        int bytes = precision == Precision.BF16 ? Short.BYTES : Float.BYTES;
        return bandwidth / (bytes * need.moved()) / passes;
    }

    /** Prints what was seen, and writes it. */
    void tell(ObjectNode json) {
        products.forEach((precision, product) -> {
            json.withObject("/most").put(precision.toString(), product);
            System.out.printf(
                    Locale.ROOT,
                    "A product of two matrices of 1024 x 1024 in %s: %.0f thousand million multiplications a second%n",
                    precision,
                    product / GIGA);
        });
        json.withObject("/most").put("bandwidth", bandwidth);
        System.out.printf(
                Locale.ROOT,
                "Adding 1 to 256 MiB of numbers: %.1f thousand million bytes read and written a second%n",
                bandwidth / GIGA);
    }
}
