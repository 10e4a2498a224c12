package io.github.auxtask.data.npy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** NumPy arrays by name, from an {@code .npz} file, which is a zip archive of {@code .npy} files. Read whole. */
public final class NpzFile {
    private static final String SUFFIX = ".npy";

    private final Path file;
    private final Map<String, NpyArray> arrays;

    private NpzFile(Path file, Map<String, NpyArray> arrays) {
        this.file = file;
        this.arrays = arrays;
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if it is missing, unreadable, truncated, or holds anything but arrays of numbers
     */
    public static NpzFile read(Path file) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = entry.getName();
                String key = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
                arrays.put(
                        key,
                        NpyArray.parse(
                                name + " in " + file, zip.getInputStream(entry).readAllBytes()));
            }
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " is not there: put the file into this folder.", e);
        } catch (IOException e) {
            throw new BadInputException(file + " is not a whole .npz file (" + e.getMessage() + "): fetch it anew.", e);
        }
        return new NpzFile(file, arrays);
    }

    /** The arrays' names, in the file's order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /**
     * The array of this name.
     *
     * @throws BadInputException if there is none
     */
    public NpyArray get(String name) {
        NpyArray array = arrays.get(name);
        if (array == null) {
            throw new BadInputException(
                    file + " has no array '" + name + "', only " + String.join(", ", arrays.keySet()) + ".");
        }
        return array;
    }
}
