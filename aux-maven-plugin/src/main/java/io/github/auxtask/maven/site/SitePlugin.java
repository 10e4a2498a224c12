package io.github.auxtask.maven.site;

import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * The version of maven-site-plugin that a build would use. Maven 3.8 brings 3.3 unless the POM says otherwise, which cannot
 * load a report of today and fails with a class that is missing; hours of training should not end there.
 */
public final class SitePlugin {
    private static final String KEY = "org.apache.maven.plugins:maven-site-plugin";
    private static final String OLDEST = "3.20.0";
    private static final String RECOMMENDED = "3.22.0";
    private static final List<String> SITE_GOALS =
            List.of("site", "site-deploy", "site:site", "site:run", "site:stage");

    private SitePlugin() {}

    /** What is wrong and how to mend it; empty if the version will do, or is not known. */
    public static Optional<String> problem(MavenProject project) {
        Plugin plugin = project.getPlugin(KEY);
        String version = plugin == null ? null : plugin.getVersion();
        if (version == null || new ComparableVersion(version).compareTo(new ComparableVersion(OLDEST)) >= 0) {
            return Optional.empty();
        }
        return Optional.of("maven-site-plugin " + version + " is too old for aux:report: add <plugin><groupId>"
                + "org.apache.maven.plugins</groupId><artifactId>maven-site-plugin</artifactId><version>" + RECOMMENDED
                + "</version></plugin> to build/plugins of the POM.");
    }

    /** A warning where the site would have no page of ours; empty if the POM asks for it. */
    public static Optional<String> missingReport(MavenProject project) {
        boolean asked = project.getModel().getReporting() != null
                && project.getModel().getReporting().getPlugins().stream()
                        .anyMatch(plugin -> plugin.getArtifactId().equals("aux-maven-plugin"));
        return asked
                ? Optional.empty()
                : Optional.of(
                        "the site will have no page about the reproduction: add <plugin><groupId>io.github.auxtask"
                                + "</groupId><artifactId>aux-maven-plugin</artifactId></plugin> to reporting/plugins of the POM,"
                                + " or run mvn aux:report for the page alone");
    }

    /** Whether these goals of the command line render a site. */
    public static boolean isAskedFor(List<String> goals) {
        return goals.stream().anyMatch(SITE_GOALS::contains);
    }
}
