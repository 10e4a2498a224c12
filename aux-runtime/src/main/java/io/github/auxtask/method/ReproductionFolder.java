package io.github.auxtask.method;

import java.nio.file.Path;

/**
 * A service: the folder of {@code reproduction.yaml}, for files of the reproduction that settings name.
 *
 * @param path absolute
 */
public record ReproductionFolder(Path path) {}
