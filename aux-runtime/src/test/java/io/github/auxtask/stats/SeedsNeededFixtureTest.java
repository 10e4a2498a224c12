package io.github.auxtask.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.testing.Shared;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The seeds that an equivalence test needs, beside numbers that were computed and simulated elsewhere. */
final class SeedsNeededFixtureTest {
    private static final double QUADRATURE = 1e-7;
    private static final double ERRORS = 4;
    private static final int MANY = 1_000_000;

    private static JsonNode fixture;

    @BeforeAll
    static void readFixture() throws IOException {
        fixture = new JsonMapper()
                .readTree(Shared.fixture("corruptions-audio-statistics/seeds_needed.json")
                        .toFile());
    }

    @Test
    void fewestSeedsAreThoseOfTheReference() {
        for (JsonNode entry : fixture.get("published_table_checked")) {
            IntToDoubleFunction power = power(entry);
            OptionalInt needed = SeedsNeeded.fewest(power, target(), MANY);
            JsonNode smallest = entry.get("smallest_integer");
            assertThat(needed)
                    .as(entry.toString())
                    .isEqualTo(smallest.isNull() ? OptionalInt.empty() : OptionalInt.of(smallest.asInt()));
            assertThat(onGrid(power))
                    .as(entry.toString())
                    .isEqualTo(entry.get("seeds_needed_on_grid").asInt(0));
            assertThat(power.applyAsDouble(MANY))
                    .as(entry.toString())
                    .isCloseTo(entry.get("power_limit_n_to_infinity").asDouble(), within(1e-5));
        }
    }

    @Test
    void powersAreThoseOfTheReference() {
        for (JsonNode entry : fixture.get("published_table_checked")) {
            if (!entry.get("seeds_needed_on_grid").isNull()) {
                double power = power(entry)
                        .applyAsDouble(entry.get("seeds_needed_on_grid").asInt());
                assertThat(power)
                        .as(entry.toString())
                        .isCloseTo(entry.get("power_at_need").asDouble(), within(QUADRATURE));
            }
        }
        for (JsonNode entry : fixture.get("simulated")) {
            double power = power(entry).applyAsDouble(entry.get("n").asInt());
            assertThat(power)
                    .as(entry.toString())
                    .isCloseTo(entry.get("power_quadrature").asDouble(), within(QUADRATURE));
        }
    }

    @Test
    void simulatedPowersAreThoseOfTheReference() {
        int repetitions = 40_000;
        for (JsonNode entry : fixture.get("simulated")) {
            TostSimulation simulation = new TostSimulation(sd(entry), delta(entry), single(entry));
            double simulated = simulation.power(entry.get("n").asInt(), repetitions);
            double expected = entry.get("power_simulated").asDouble();
            double theirs = entry.get("monte_carlo_se").asDouble();
            double ours = Math.sqrt(expected * (1 - expected) / repetitions);
            assertThat(simulated).as(entry.toString()).isCloseTo(expected, within(ERRORS * Math.hypot(theirs, ours)));
        }
    }

    private static IntToDoubleFunction power(JsonNode entry) {
        TostPower power =
                TostPower.of(sd(entry), delta(entry), fixture.get("alpha").asDouble());
        return single(entry) ? power::againstSingleRun : power::againstFixedValue;
    }

    private static int onGrid(IntToDoubleFunction power) {
        for (JsonNode seeds : fixture.get("grid")) {
            if (power.applyAsDouble(seeds.asInt()) >= target()) {
                return seeds.asInt();
            }
        }
        return 0;
    }

    private static double target() {
        return fixture.get("target_power").asDouble();
    }

    private static double sd(JsonNode entry) {
        return entry.get("sd").asDouble();
    }

    private static double delta(JsonNode entry) {
        return entry.get("delta").asDouble();
    }

    private static boolean single(JsonNode entry) {
        return entry.get("reference").asText().startsWith("single");
    }
}
