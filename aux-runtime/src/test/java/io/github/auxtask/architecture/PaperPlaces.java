package io.github.auxtask.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
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
import java.util.regex.Pattern;

/**
 * Where a tree names its papers outside their own rooms. A file that names one of them uses it as an example; a file that names
 * several is a list, to which every new paper would have to be added.
 */
final class PaperPlaces {
    /**
     * A paper and what it is known by.
     *
     * @param folder of its reproduction, for example {@code fourier-auxiliary}
     * @param room the package of its method below {@code method}, for example {@code fourier}
     * @param method the simple name of the method's class
     */
    record Paper(String folder, String room, String method) {
        private Pattern pattern() {
            return Pattern.compile("(?<![\\w-])" + Pattern.quote(folder) + "(?![\\w-])|\\bmethod[./]"
                    + Pattern.quote(room) + "\\b|\\b" + Pattern.quote(method) + "\\b");
        }

        private boolean isRoom(String file) {
            return file.startsWith("reproductions/" + folder + "/") || file.contains("/method/" + room + "/");
        }
    }

    private static final Set<String> LEFT_OUT = Set.of(".git", "target", "node_modules", "runs");
    /** Tells what was, and is never a thing to keep complete. */
    private static final String HISTORY = "CHANGELOG.md";

    private static final Pattern GENERATED =
            Pattern.compile("<!-- status: generated.*?<!-- end of status -->", Pattern.DOTALL);
    private static final long LARGEST = 1_000_000;

    private final Path root;
    private final Map<Paper, Pattern> papers =
            new TreeMap<>((a, b) -> a.folder().compareTo(b.folder()));

    PaperPlaces(Path root, List<Paper> papers) {
        this.root = root;
        papers.forEach(paper -> this.papers.put(paper, paper.pattern()));
    }

    /** File to the papers that it lists, each with the number of its lines, of all files that name more than one. */
    Map<String, Map<String, Long>> lists() {
        Map<String, Map<String, Long>> lists = new TreeMap<>();
        for (Path file : files()) {
            String name = root.relativize(file).toString().replace('\\', '/');
            Map<String, Long> named = named(name, text(file));
            if (named.size() > 1) {
                lists.put(name, named);
            }
        }
        return lists;
    }

    private Map<String, Long> named(String file, String text) {
        Map<String, Long> named = new TreeMap<>();
        papers.forEach((paper, pattern) -> {
            long lines = paper.isRoom(file)
                    ? 0
                    : text.lines().filter(line -> pattern.matcher(line).find()).count();
            if (lines > 0) {
                named.put(paper.folder(), lines);
            }
        });
        return named;
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return LEFT_OUT.contains(String.valueOf(folder.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    boolean wanted =
                            attributes.isRegularFile() && attributes.size() < LARGEST && !file.endsWith(HISTORY);
                    if (wanted) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(Path file) {
        try {
            return GENERATED.matcher(Files.readString(file)).replaceAll("");
        } catch (CharacterCodingException e) {
            // A picture or an archive names nothing.
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
