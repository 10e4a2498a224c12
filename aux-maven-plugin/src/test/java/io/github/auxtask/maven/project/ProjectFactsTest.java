package io.github.auxtask.maven.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectFactsTest {
    private static final Instant NOW = Instant.parse("2027-03-04T23:30:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-21T00:00:00Z", "2026-11-21T02:00:00+02:00", "1795219200"})
    void aDayThatThePomFixesIsTheDayOfTheReport(String timestamp) {
        assertThat(ProjectFacts.day(timestamp, NOW)).isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "x", "1", "${git.commit.time}"})
    void otherwiseItIsToday(String timestamp) {
        assertThat(ProjectFacts.day(timestamp, NOW)).isEqualTo(LocalDate.of(2027, 3, 4));
    }

    @Test
    void aDayIsThatOfUniversalTime() {
        assertThat(ProjectFacts.day(null, Instant.parse("2027-03-04T00:00:00Z")))
                .isEqualTo(LocalDate.of(2027, 3, 4));
    }
}
