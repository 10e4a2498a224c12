package io.github.auxtask.provenance;

import io.github.auxtask.core.ContentId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The programs that computed: SHA-256 of this library's jar and of everything that a user added to the class path, and one over
 * the whole class path. Folders of classes, as in development, count like jars.
 */
public final class Artifacts {
    static final String CLASS_PATH = "class path";

    /** Property of the process: what a user added, one per line, {@code group:artifact:version=FILE}. */
    static final String FOREIGN = "auxtask.foreign";

    private static final String SERVICES = "META-INF/services";
    private static final String OURS = "io.github.auxtask.";
    private static final String WORKER = "io/github/auxtask/run";

    /** Natives are pinned by the version of their engine, and hashing half a gigabyte takes seconds. */
    private static final long LARGE = 64L << 20;

    private static final Map<String, String> OF_THIS_PROCESS =
            read(System.getProperty("java.class.path"), System.getProperty(FOREIGN, ""));

    private Artifacts() {}

    /** Name to digest. */
    static Map<String, String> ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    /**
     * The digests of a class path.
     *
     * @param classPath as the process has it
     * @param foreign what a user added, as in {@link #FOREIGN}; where nothing is told, what brings extensions is taken for it
     */
    static Map<String, String> read(String classPath, String foreign) {
        Map<Path, String> names = names(foreign);
        Map<String, String> named = new TreeMap<>();
        List<String> all = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (entry.isEmpty() || !Files.exists(path)) {
                continue;
            }
            String file = String.valueOf(path.getFileName());
            String name = names.get(path);
            try {
                String digest = digest(path, name != null);
                all.add(digest + "  " + file);
                if (name != null || isNamed(path)) {
                    named.put(name == null ? file : name, digest);
                }
            } catch (IOException | UncheckedIOException e) {
                all.add("unreadable  " + file);
                if (name != null) {
                    named.put(name, "unreadable");
                }
            }
        }
        // in the order of the class path, which decides whose class is loaded
        named.put(CLASS_PATH, ContentId.of(String.join("\n", all)).hex());
        return named;
    }

    /**
     * The digest of one jar or folder of classes, as it stands in records of what a user added.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static String digest(Path path) {
        try {
            return digest(path, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Path, String> names(String foreign) {
        Map<Path, String> names = new HashMap<>();
        for (String line : foreign.split("\n", -1)) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                names.put(Path.of(line.substring(equals + 1)), line.substring(0, equals));
            }
        }
        return names;
    }

    /** Whether something stands in records although nobody says that a user added it: this library, and what brings extensions. */
    private static boolean isNamed(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return Files.exists(path.resolve(WORKER)) || hasServices(path.resolve(SERVICES));
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return jar.stream().map(JarEntry::getName).anyMatch(Artifacts::isOfExtensions);
        }
    }

    private static boolean hasServices(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> String.valueOf(file.getFileName()).startsWith(OURS));
        }
    }

    private static boolean isOfExtensions(String entry) {
        return entry.startsWith(SERVICES + "/" + OURS) || entry.startsWith(WORKER + "/");
    }

    private static String digest(Path path, boolean whole) throws IOException {
        if (Files.isDirectory(path)) {
            return ofFolder(path);
        }
        return whole ? ofFile(path) : ofJar(path);
    }

    private static String ofJar(Path jar) throws IOException {
        long size = Files.size(jar);
        return size > LARGE ? size + " bytes" : ofFile(jar);
    }

    private static String ofFolder(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        StringBuilder lines = new StringBuilder();
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            lines.append(ofFile(file)).append("  ").append(name).append('\n');
        }
        return ContentId.of(lines.toString()).hex();
    }

    private static String ofFile(Path file) throws IOException {
        MessageDigest digest = ContentId.sha256();
        try (var stream = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
