package io.github.auxtask.maven.classpath;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/** The classes of the project that the goal runs in: a method, network, data set or attack in {@code src/main/java}. */
final class ProjectClasses {
    private static final String WITHOUT_CLASSES = "pom";

    private ProjectClasses() {}

    /**
     * The folder of the compiled classes and resources, or nothing if the project has none.
     *
     * @throws BadInputException if there are sources, but nothing is compiled
     */
    static Optional<Path> of(MavenProject project, Log log) {
        if (project.getFile() == null || project.getPackaging().equals(WITHOUT_CLASSES)) {
            return Optional.empty();
        }
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        List<Path> sources = sources(project);
        Optional<Path> compiled = newest(files(classes));
        if (compiled.isEmpty()) {
            if (sources.isEmpty()) {
                return Optional.empty();
            }
            throw new BadInputException("The classes of " + project.getArtifactId()
                    + " are not compiled, so the worker cannot find what is in " + relative(project, sources.get(0))
                    + ": compile in the same command, as in mvn compile aux:train.");
        }
        newest(sources)
                .filter(source -> time(source).compareTo(time(compiled.get())) > 0)
                .ifPresent(source -> log.warn(relative(project, source)
                        + " was changed after the classes were compiled, which are used as they are: compile in the same"
                        + " command, as in mvn compile aux:train."));
        return Optional.of(classes);
    }

    private static List<Path> sources(MavenProject project) {
        return project.getCompileSourceRoots().stream()
                .flatMap(root -> files(Path.of(root)).stream())
                .toList();
    }

    private static Optional<Path> newest(List<Path> files) {
        return files.stream().max(Comparator.comparing(ProjectClasses::time));
    }

    /** All files of a folder; none if there is no such folder. */
    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new BadInputException("The folder " + folder + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            // A file that is gone by now is older than everything.
            return FileTime.fromMillis(0);
        }
    }

    private static String relative(MavenProject project, Path file) {
        Path base = project.getBasedir().toPath();
        return (file.startsWith(base) ? base.relativize(file) : file).toString().replace('\\', '/');
    }
}
