package io.github.auxtask.maven.project;

import io.github.auxtask.maven.worker.WorkerVersions;
import io.github.auxtask.report.exchange.ReportedProject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.License;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the POM around a reproduction says for those who read the report elsewhere: licence, repository, and the day if it fixes one. */
public final class ProjectFacts {
    /** With it a build says that its files are to have the same bytes whenever they are made. */
    private static final String TIMESTAMP = "project.build.outputTimestamp";

    private ProjectFacts() {}

    /** Reads the POM. */
    public static ReportedProject of(MavenProject project, MavenSession session) {
        return new ReportedProject(
                licence(project),
                repository(project),
                day(
                        project.getProperties().getProperty(TIMESTAMP),
                        session.getStartTime().toInstant()),
                WorkerVersions.ofThisPlugin().runtime());
    }

    private static ReportedProject.@Nullable Licence licence(MavenProject project) {
        for (License licence : project.getLicenses()) {
            String url = text(licence.getUrl());
            String name = text(licence.getName());
            if (name != null || url != null) {
                return new ReportedProject.Licence(name == null ? String.valueOf(url) : name, url);
            }
        }
        return null;
    }

    private static @Nullable String repository(MavenProject project) {
        Scm scm = project.getScm();
        return scm == null ? null : text(scm.getUrl());
    }

    /** As Maven reads the property: ISO 8601 or seconds since 1970; anything else, such as one letter, switches it off. */
    static LocalDate day(@Nullable String timestamp, Instant now) {
        String fixed = text(timestamp);
        if (fixed != null && fixed.length() > 1) {
            try {
                return fixed.chars().allMatch(Character::isDigit)
                        ? day(Instant.ofEpochSecond(Long.parseLong(fixed)))
                        : day(OffsetDateTime.parse(fixed).toInstant());
            } catch (DateTimeException | NumberFormatException e) {
                return day(now);
            }
        }
        return day(now);
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
