package io.github.auxtask.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Compiles LaTeX in a folder, where pdflatex is installed. */
public final class Pdflatex {
    /** Only so that a hanging process does not hold the build for ever. */
    private static final int MINUTES = 20;

    private Pdflatex() {}

    /**
     * How it ended.
     *
     * @param output what it said
     */
    public record Result(int exit, String output) {}

    public static boolean isThere() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("pdflatex", "--version")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    public static Result compile(Path folder, String file) throws IOException, InterruptedException {
        Path log = folder.resolve("output.txt");
        Process process = new ProcessBuilder(
                        "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", file)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                .as("pdflatex ended")
                .isTrue();
        return new Result(process.exitValue(), Files.readString(log, StandardCharsets.ISO_8859_1));
    }
}
