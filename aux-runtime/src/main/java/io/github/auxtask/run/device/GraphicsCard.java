package io.github.auxtask.run.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";
    private static final List<String> COMMAND =
            List.of("nvidia-smi", "--query-gpu=name,memory.total,power.limit,driver_version", "--format=csv,noheader");

    /** The card that CUDA counts so; nothing where the tool is not installed or does not answer. */
    static Optional<GraphicsCard> of(int number) {
        try {
            List<String> command = new ArrayList<>(COMMAND);
            command.add("--id=" + visible(number, System.getenv(VISIBLE)));
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            // a few lines fit into the pipe, so that waiting first cannot block
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * What the tool calls a card: CUDA counts only those that it may see, the tool counts all.
     *
     * @param visible numbers or UUIDs with commas between, as {@code CUDA_VISIBLE_DEVICES} has them, or null
     */
    static String visible(int number, @Nullable String visible) {
        List<String> names = visible == null ? List.of() : List.of(visible.split(","));
        return number < names.size() ? names.get(number).strip() : Integer.toString(number);
    }

    /** The line looks like {@code NVIDIA H200, 143771 MiB, 700.00 W, 570.86.15}. */
    static Optional<GraphicsCard> parse(String csv) {
        return csv.lines()
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
