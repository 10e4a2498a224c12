package io.github.auxtask.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Compiles LaTeX documents where pdflatex is there; elsewhere the test is skipped and says so. */
public final class Pdflatex {
    /** Only so that a hanging process does not hold the build for ever. */
    private static final int MINUTES = 20;

    private Pdflatex() {}

    /**
     * How a compilation ended.
     *
     * @param output what it said
     */
    public record Result(int exit, String output) {}

    /**
     * Compiles once, as the documents ask for.
     *
     * @param folder new or empty: what an earlier compilation left changes the widths of long tables
     * @return the log, after the document was made and no font was drawn as bitmaps
     */
    public static String log(String latex, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("reproduction.tex"), latex);
        Result result = compile(folder, "reproduction.tex");
        assertThat(result.exit).as(result.output).isZero();
        // A font that is not there would be drawn as bitmaps, at the price of minutes and of looks.
        assertThat(result.output).doesNotContain("mktexpk");
        assertThat(Files.size(folder.resolve("reproduction.pdf"))).isPositive();
        return Files.readString(folder.resolve("reproduction.log"), StandardCharsets.ISO_8859_1);
    }

    /** Compiles a file that lies in the folder once, up to the first error. */
    public static Result compile(Path folder, String file) throws IOException, InterruptedException {
        assumeTrue(isThere(), "skipped: pdflatex is not installed (texlive-latex-recommended, texlive-pictures)");
        Process process = new ProcessBuilder(
                        "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", file)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                .as("pdflatex ended")
                .isTrue();
        return new Result(
                process.exitValue(), Files.readString(folder.resolve("output.txt"), StandardCharsets.ISO_8859_1));
    }

    private static boolean isThere() throws InterruptedException {
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
}
