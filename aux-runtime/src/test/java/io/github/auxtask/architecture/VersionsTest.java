package io.github.auxtask.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One version everywhere, so that what a newcomer copies is what the checkout installs; {@code .ci/version} writes it. */
final class VersionsTest {
    /** Of POMs, in files and as snippets; what is filled in later ({@code ${...}}, {@code @...@}) is no version. */
    private static final Pattern IN_POMS = Pattern.compile(
            "<groupId>io\\.github\\.auxtask(?:\\.reproductions)?</groupId>\\s*<artifactId>[^<]*</artifactId>\\s*<version>([^<$@]+)</version>");

    private static final Pattern IN_COMMANDS = Pattern.compile("io\\.github\\.auxtask:[a-z-]+:(\\d[\\w.-]*)");

    /** The POMs of integration tests are filled in by Maven, and one of them asks for a wrong version on purpose. */
    private static final Set<String> NOT_OURS = Set.of(".git", ".library", "node_modules", "target", "shared", "it");

    @Test
    void everyPomStatesTheVersionOfItsParent() throws IOException {
        Map<Path, List<String>> stated = stated("pom.xml");
        assertThat(stated.keySet())
                .contains(
                        Path.of("pom.xml"),
                        Path.of("aux-maven-plugin/pom.xml"),
                        Path.of("reproductions/quickstart/pom.xml"));
        assertSame(stated);
    }

    @Test
    void whatDocumentsShowIsTheVersionOfTheCheckout() throws IOException {
        Map<Path, List<String>> stated = stated(".md");
        assertThat(stated.keySet()).contains(Path.of("README.md"));
        assertSame(stated);
    }

    private static void assertSame(Map<Path, List<String>> stated) {
        String version = Repository.version();
        assertThat(stated)
                .as(".ci/version %s mends it", version)
                .allSatisfy((file, versions) -> assertThat(versions).containsOnly(version));
    }

    /** The versions of ours by file, of all files whose name ends so. */
    private static Map<Path, List<String>> stated(String ending) throws IOException {
        Path root = Repository.root();
        Map<Path, List<String>> stated = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.getFileName().toString().endsWith(ending)) {
                    List<String> versions = versions(Files.readString(file));
                    if (!versions.isEmpty()) {
                        stated.put(root.relativize(file), versions);
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return stated;
    }

    private static List<String> versions(String text) {
        List<String> versions = new ArrayList<>();
        for (Pattern pattern : List.of(IN_POMS, IN_COMMANDS)) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                versions.add(matcher.group(1));
            }
        }
        return versions;
    }
}
