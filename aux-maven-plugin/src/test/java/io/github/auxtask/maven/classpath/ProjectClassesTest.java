package io.github.auxtask.maven.classpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.maven.worker.RecordingLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectClassesTest {
    @TempDir
    private Path folder;

    private final RecordingLog log = new RecordingLog();
    private Path source;
    private Path compiled;

    @BeforeEach
    void layOut() {
        source = folder.resolve("src/main/java/org/example/Mine.java");
        compiled = folder.resolve("target/classes/org/example/Mine.class");
    }

    @Test
    void compiledClassesAreUsed() throws IOException {
        write(source, 1000);
        write(compiled, 2000);

        assertThat(ProjectClasses.of(project("jar"), log)).hasValue(folder.resolve("target/classes"));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void sourcesThatAreNotCompiledAreSaidWithTheCommand() throws IOException {
        write(source, 1000);

        assertThatThrownBy(() -> ProjectClasses.of(project("jar"), log))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The classes of study are not compiled, so the worker cannot find what is in"
                                + " src/main/java/org/example/Mine.java: compile in the same command, as in mvn compile aux:train.");
    }

    @Test
    void aSourceThatIsNewerThanAllClassesIsWarnedOf() throws IOException {
        write(source, 3000);
        write(compiled, 2000);

        assertThat(ProjectClasses.of(project("jar"), log)).isPresent();
        assertThat(log.lines())
                .containsExactly(
                        "WARN src/main/java/org/example/Mine.java was changed after the classes were compiled, which are"
                                + " used as they are: compile in the same command, as in mvn compile aux:train.");
    }

    @Test
    void aProjectWithoutSourcesAddsNothing() throws IOException {
        assertThat(ProjectClasses.of(project("jar"), log)).isEmpty();
        write(source, 1000);
        assertThat(ProjectClasses.of(project("pom"), log)).isEmpty();
        assertThat(ProjectClasses.of(new MavenProject(), log)).isEmpty();
    }

    private MavenProject project(String packaging) {
        Model model = new Model();
        model.setGroupId("org.example");
        model.setArtifactId("study");
        model.setVersion("1");
        model.setPackaging(packaging);
        Build build = new Build();
        build.setOutputDirectory(folder.resolve("target/classes").toString());
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setFile(folder.resolve("pom.xml").toFile());
        project.addCompileSourceRoot(folder.resolve("src/main/java").toString());
        return project;
    }

    private static void write(Path file, long millis) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }
}
