package io.github.auxtask.report.exchange;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What only the project around a reproduction knows.
 *
 * @param licence that the project states for its files; {@code null} if it states none
 * @param repository address of its source code; {@code null} if it names none
 * @param day on which the report is written
 * @param version of auxtask that writes it
 */
public record ReportedProject(
        @Nullable Licence licence, @Nullable String repository, LocalDate day, String version) {
    /**
     * A licence.
     *
     * @param name for example {@code Apache-2.0}
     * @param url of its text; {@code null} if none is named
     */
    public record Licence(String name, @Nullable String url) {}
}
