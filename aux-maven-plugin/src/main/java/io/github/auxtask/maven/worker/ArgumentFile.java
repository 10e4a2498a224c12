package io.github.auxtask.maven.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of arguments for the {@code java} launcher ({@code java @file}): keeps a long class path off the command line, whose
 * length some systems limit.
 */
final class ArgumentFile {
    private ArgumentFile() {}

    /** One argument per line, each quoted, as the launcher's documentation of argument files asks. */
    static String format(List<String> arguments) {
        return arguments.stream().map(ArgumentFile::quote).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Writes the file in the encoding in which the launcher reads it, which is the system's and not always UTF-8. */
    static void write(Path file, List<String> arguments) {
        try {
            Files.writeString(file, format(arguments), systemEncoding());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The worker's argument file " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String quote(String argument) {
        String escaped = argument.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
        return '"' + escaped + '"';
    }

    private static Charset systemEncoding() {
        String name = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
