package io.github.auxtask.data;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the goals {@code data} and {@code doctor} say about one data set.
 *
 * @param name the data set
 * @param present true if it can be used without the network
 * @param path where it lies or would lie; null if it needs no files
 * @param verified true if every checksum was computed and is right
 * @param detail what was found, a phrase
 * @param remedy what to do about it, a sentence; empty if nothing needs doing
 */
public record DatasetStatus(
        String name, boolean present, @Nullable Path path, boolean verified, String detail, String remedy) {}
