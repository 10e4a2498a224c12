package io.github.auxtask.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the installed git a question that changes nothing. */
final class GitCommand {
    private static final int SECONDS = 30;

    private GitCommand() {}

    /** The answer's only line; nothing if git refuses. */
    static Optional<String> text(Path folder, String... arguments) throws IOException {
        return bytes(folder, List.of(arguments)).map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
    }

    /**
     * The whole answer; nothing if git refuses or takes too long.
     *
     * @throws IOException if there is no git
     */
    static Optional<byte[]> bytes(Path folder, List<String> arguments) throws IOException {
        // a repository may name programs that git would start to answer; these two switches keep it from doing so
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false"));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> all(process));
        try {
            byte[] bytes = answer.get(SECONDS, TimeUnit.SECONDS);
            return process.waitFor() == 0 ? Optional.of(bytes) : Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            process.destroyForcibly();
        }
    }

    private static byte[] all(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
