package io.github.auxtask.maven.project;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RealmVersionTest {
    @Test
    void thePluginsOwnRuntimeIsFine() {
        assertThat(RealmVersion.problem()).isEmpty();
        assertThat(RealmVersion.problem("1.2", "1.2")).isEmpty();
    }

    @Test
    void anotherOneIsSaidWithWhatToDo() {
        assertThat(RealmVersion.problem("1.2", "1.1"))
                .hasValue(
                        "Among the dependencies of the aux-maven-plugin in pom.xml is io.github.auxtask:aux-runtime:1.1, but this"
                                + " plugin reads and compares with version 1.2: leave it out there; the worker alone computes with another"
                                + " one by -Daux.runtimeVersion=1.1.");
    }
}
