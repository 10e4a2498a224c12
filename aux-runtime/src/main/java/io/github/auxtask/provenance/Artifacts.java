package io.github.auxtask.provenance;

import io.github.auxtask.core.ContentId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The programs that computed: SHA-256 of this library's jar and of every jar that brings a method, and one over the whole class
 * path. Folders of classes, as in development, count like jars.
 */
final class Artifacts {
    static final String CLASS_PATH = "class path";
    private static final String METHODS = "META-INF/services/io.github.auxtask.method.Method";

    /** Natives are pinned by the version of their engine, and hashing half a gigabyte takes seconds. */
    private static final long LARGE = 64L << 20;

    private static final Map<String, String> OF_THIS_PROCESS = read(System.getProperty("java.class.path"));

    private Artifacts() {}

    /** File name to digest. */
    static Map<String, String> ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    static Map<String, String> read(String classPath) {
        Map<String, String> named = new TreeMap<>();
        List<String> all = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (entry.isEmpty() || !Files.exists(path)) {
                continue;
            }
            try {
                String name = String.valueOf(path.getFileName());
                String digest = Files.isDirectory(path) ? ofFolder(path) : ofJar(path);
                all.add(digest + "  " + name);
                if (isOurs(path)) {
                    named.put(name, digest);
                }
            } catch (IOException | UncheckedIOException e) {
                all.add("unreadable  " + path.getFileName());
            }
        }
        // in the order of the class path, which decides whose class is loaded
        named.put(CLASS_PATH, ContentId.of(String.join("\n", all)).hex());
        return named;
    }

    private static boolean isOurs(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return Files.exists(path.resolve(METHODS)) || Files.exists(path.resolve("io/github/auxtask/run"));
        }
        try (java.util.jar.JarFile jar = new java.util.jar.JarFile(path.toFile())) {
            return jar.getEntry(METHODS) != null || jar.getEntry("io/github/auxtask/run/Worker.class") != null;
        }
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
