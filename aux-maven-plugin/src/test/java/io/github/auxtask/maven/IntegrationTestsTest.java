package io.github.auxtask.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Invoker passes over a script whose name it was not told, and the project then counts as passed. */
class IntegrationTestsTest {
    @Test
    void everyProjectIsVerifiedByAScriptThatTheInvokerIsToldToRun() throws IOException {
        assertThat(Files.readString(Path.of("pom.xml"))).contains("<postBuildHookScript>verify</postBuildHookScript>");
        try (Stream<Path> children = Files.list(Path.of("src", "it"))) {
            List<Path> projects = children.filter(Files::isDirectory).toList();
            assertThat(projects)
                    .isNotEmpty()
                    .allSatisfy(project ->
                            assertThat(project.resolve("verify.groovy")).isRegularFile());
        }
    }
}
