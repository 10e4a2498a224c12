package io.github.auxtask.run.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An NVIDIA card as its driver's tool {@code nvidia-smi} describes it.
 *
 * @param name marketing name
 * @param memory with unit
 * @param powerCap with unit
 * @param driver its version
 */
record GraphicsCard(String name, String memory, String powerCap, String driver) {
    private static final int SECONDS = 10;
    private static final List<String> COMMAND =
            List.of("nvidia-smi", "--query-gpu=name,memory.total,power.limit,driver_version", "--format=csv,noheader");

    /** The card of this number; nothing where the tool is not installed or does not answer. */
    static Optional<GraphicsCard> of(int number) {
        try {
            Process process = new ProcessBuilder(COMMAND)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            // a few lines fit into the pipe, so that waiting first cannot block
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8), number);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Lines look like {@code NVIDIA H200, 143771 MiB, 700.00 W, 570.86.15}. */
    static Optional<GraphicsCard> parse(String csv, int number) {
        return csv.lines()
                .skip(number)
                .findFirst()
                .map(line -> Stream.of(line.split(",", -1)).map(String::strip).toList())
                .filter(parts -> parts.size() == 4)
                .map(parts -> new GraphicsCard(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
    }

    /** For records. */
    String text() {
        return name + ", " + memory + ", power cap " + powerCap;
    }
}
