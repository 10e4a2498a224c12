package io.github.auxtask.data.folder;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FolderPath;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds folders of classes and the image files in them; what is hidden, and what is no image, is passed over. */
final class ImageFiles {
    private static final int DEEPEST = 16;
    private static final int MOST = 20_000_000;
    private static final Set<String> READ = Set.of("png", "jpg", "jpeg");
    private static final Set<String> NOT_READ = Set.of(
            "gif", "bmp", "dib", "webp", "tif", "tiff", "heic", "heif", "avif", "ppm", "pgm", "pbm", "pnm", "jfif",
            "jpe", "jp2", "jxl", "tga", "ico", "svg", "exr", "hdr", "psd", "dcm");

    private ImageFiles() {}

    /**
     * The folders within a folder, by name, in the order of {@link PathOrder}.
     *
     * @throws BadInputException if it cannot be read, or a link in it leads nowhere
     */
    static List<String> folders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !isHidden(entry) && isFolder(entry))
                    .map(ImageFiles::name)
                    .sorted(PathOrder.BY_BYTES)
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    /**
     * The image files of a folder and all folders in it, each with its path from {@code root} on, with forward slashes.
     *
     * @throws BadInputException if a folder cannot be read, a link leads nowhere, there are images of another format, or a name cannot be listed
     */
    static List<String> below(Path root, Path folder) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Collector(root, found));
        } catch (FileSystemLoopException e) {
            throw new BadInputException(e.getFile() + " is a link to a folder that it lies in: remove it.", e);
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        return found;
    }

    /** A link that leads nowhere may have been a folder of a class, or an image: without it there are others than are meant. */
    private static boolean isFolder(Path entry) {
        requireWhole(entry);
        return Files.isDirectory(entry);
    }

    private static void requireWhole(Path entry) {
        FolderPath.brokenLink(entry).ifPresent(broken -> {
            throw new BadInputException(broken + ": bring that back, or remove the link.");
        });
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<String> found;

        Collector(Path root, List<String> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isHidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            requireWhole(file);
            if (attributes.isDirectory()) {
                throw new BadInputException(file + " is a folder within more than " + (DEEPEST - 1)
                        + " others, which is deeper than is looked for images: move it up, or remove it.");
            }
            if (isImage(file)) {
                if (!attributes.isRegularFile()) {
                    throw new BadInputException(file + " is no file but a pipe or a device: remove it.");
                }
                found.add(listed(root, file));
                if (found.size() > MOST) {
                    throw new BadInputException(
                            root + " holds more than " + MOST + " images, which is more than can be listed.");
                }
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static boolean isImage(Path file) {
        String name = name(file);
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (NOT_READ.contains(ending)) {
            throw new BadInputException(file + " is of a format that is not read: save it as PNG, or remove it.");
        }
        return READ.contains(ending);
    }

    private static String listed(Path root, Path file) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (path.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException("The name of " + file + " has control characters: rename the file.");
        }
        return path;
    }

    private static boolean isHidden(Path path) {
        return name(path).startsWith(".") || name(path).equals("__MACOSX");
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static BadInputException unreadable(Path folder, IOException e) {
        return new BadInputException(
                "The folder " + folder + " cannot be read (" + AtomicFile.reason(e)
                        + "): check it and its permissions.",
                e);
    }
}
