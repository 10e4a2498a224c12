package io.github.auxtask.method;

import java.nio.file.Path;

/**
 * A service: the folder that data sets are kept in, for what a method reads beside them.
 *
 * @param path need not exist
 */
public record DataFolder(Path path) {}
