package io.github.auxtask.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expected numbers of networks, decoders, losses and optimisers, made by the reference implementations. Those made by
 * formulas are among the test resources; {@code -Dauxtask.shared=FOLDER} takes another set, whose README names its seed.
 */
public final class Fixtures {
    private static final String SET = "fixtures/networks-optimisers-attacks";
    private static final int SEED_OF_RESOURCES = 12345;
    private static final Pattern SEED = Pattern.compile("\\*\\*S = (\\d+)\\*\\*");

    private Fixtures() {}

    /** One file, for example {@code networks/resnet18.json}. */
    public static JsonNode read(String name) {
        Path configured = configured();
        try (InputStream stream = configured == null
                ? Fixtures.class.getResourceAsStream("/fixtures/" + name)
                : Files.newInputStream(configured.resolve(name))) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("fixture " + name + " cannot be read", e);
        }
    }

    /** One file that is the same for every set. */
    public static JsonNode resource(String name) {
        try (InputStream stream = Fixtures.class.getResourceAsStream("/fixtures/" + name)) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("fixture " + name + " cannot be read", e);
        }
    }

    /** The formulas with the seed of the set that {@link #read} reads. */
    public static FormulaWeights formulas() {
        return new FormulaWeights(seed());
    }

    /** The formulas with the seed of {@link #resource}. */
    public static FormulaWeights formulasOfResources() {
        return new FormulaWeights(SEED_OF_RESOURCES);
    }

    private static int seed() {
        Path configured = configured();
        if (configured == null) {
            return SEED_OF_RESOURCES;
        }
        try {
            Matcher matcher = SEED.matcher(Files.readString(configured.resolve("README.md")));
            if (!matcher.find()) {
                throw new IllegalStateException("the fixtures' README names no seed");
            }
            return Integer.parseUnsignedInt(matcher.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException("the fixtures' README cannot be read", e);
        }
    }

    private static @org.jspecify.annotations.Nullable Path configured() {
        String shared = System.getProperty("auxtask.shared");
        return shared == null ? null : Path.of(shared, SET);
    }

    /** A JSON array of numbers, nested or not, row-major. */
    public static double[] numbers(JsonNode array) {
        java.util.List<Double> values = new java.util.ArrayList<>();
        collect(array, values);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(JsonNode node, java.util.List<Double> values) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, values));
        } else {
            values.add(node.doubleValue());
        }
    }
}
