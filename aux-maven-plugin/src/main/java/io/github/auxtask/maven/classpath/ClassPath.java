package io.github.auxtask.maven.classpath;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.jspecify.annotations.Nullable;

/**
 * What the worker runs from, in order: the runtime and what it needs, then what the user adds.
 *
 * @param entries jars and folders of classes
 */
public record ClassPath(List<Entry> entries) {
    /** The worker's system property that names what is not of the runtime. */
    private static final String FOREIGN = "auxtask.foreign";

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /**
     * A jar or a folder of classes.
     *
     * @param file where it is
     * @param name {@code group:artifact:version} of what the user adds, for records and messages; null for the runtime's own
     */
    public record Entry(Path file, @Nullable String name) {
        /** Whether the user adds it. */
        public boolean isForeign() {
            return name != null;
        }
    }

    /** The runtime and what it needs, without anything of the user's. */
    public static ClassPath ofRuntime(List<Artifact> artifacts) {
        return new ClassPath(artifacts.stream()
                .map(artifact -> new Entry(artifact.getFile().toPath(), null))
                .toList());
    }

    /** All files, in order. */
    public List<Path> files() {
        return entries.stream().map(Entry::file).toList();
    }

    /** Whether the user adds anything. */
    public boolean hasForeign() {
        return entries.stream().anyMatch(Entry::isForeign);
    }

    /** The JVM's arguments that tell the worker what is not of the runtime, so that its digest stands in every record. */
    public List<String> jvmArguments() {
        if (!hasForeign()) {
            return List.of();
        }
        return List.of("-D" + FOREIGN + "="
                + entries.stream()
                        .filter(Entry::isForeign)
                        .map(entry -> entry.name() + "=" + entry.file())
                        .collect(Collectors.joining("\n")));
    }

    /** The same with more at the end. */
    public ClassPath and(List<Entry> more) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(more);
        return new ClassPath(all);
    }
}
