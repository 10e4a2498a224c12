package io.github.auxtask.maven.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.Reporting;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitePluginTest {
    @ParameterizedTest
    @ValueSource(strings = {"3.3", "3.12.1", "3.9.1"})
    void anOldOneIsAProblemThatSaysWhatToWrite(String version) {
        assertThat(SitePlugin.problem(projectWith(version)))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains("maven-site-plugin " + version + " is too old")
                        .contains("<version>3.22.0</version>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.20.0", "3.22.0", "4.0.0-M16"})
    void aNewOneIsNone(String version) {
        assertThat(SitePlugin.problem(projectWith(version))).isEmpty();
    }

    @Test
    void anUnknownVersionIsNotGuessedAt() {
        assertThat(SitePlugin.problem(projectWith(null))).isEmpty();
        assertThat(SitePlugin.problem(new MavenProject())).isEmpty();
    }

    @Test
    void theSiteIsAskedForByItsPhasesAndGoals() {
        assertThat(SitePlugin.isAskedFor(List.of("aux:train", "aux:attack", "site")))
                .isTrue();
        assertThat(SitePlugin.isAskedFor(List.of("site:site"))).isTrue();
        assertThat(SitePlugin.isAskedFor(List.of("aux:train", "verify"))).isFalse();
    }

    @Test
    void aSiteWithoutOurReportIsToldOf() {
        MavenProject without = projectWith(null);
        assertThat(SitePlugin.missingReport(without))
                .hasValueSatisfying(warning -> assertThat(warning).contains("reporting/plugins"));

        ReportPlugin report = new ReportPlugin();
        report.setArtifactId("aux-maven-plugin");
        Reporting reporting = new Reporting();
        reporting.addPlugin(report);
        without.getModel().setReporting(reporting);
        assertThat(SitePlugin.missingReport(without)).isEmpty();
    }

    private static MavenProject projectWith(@Nullable String version) {
        Plugin plugin = new Plugin();
        plugin.setGroupId("org.apache.maven.plugins");
        plugin.setArtifactId("maven-site-plugin");
        plugin.setVersion(version);
        Build build = new Build();
        build.addPlugin(plugin);
        Model model = new Model();
        model.setBuild(build);
        return new MavenProject(model);
    }
}
