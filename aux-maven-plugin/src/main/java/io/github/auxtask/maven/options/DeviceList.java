package io.github.auxtask.maven.options;

import io.github.auxtask.core.BadInputException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The GPUs that workers compute on ({@code -Daux.devices}), dealt out in turn.
 *
 * @param gpus their numbers as {@code nvidia-smi} has them; empty if the option is not given, so that all workers see all GPUs
 */
public record DeviceList(List<String> gpus) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    /** Keeps a copy. */
    public DeviceList {
        gpus = List.copyOf(gpus);
    }

    /**
     * Reads the option.
     *
     * @param text such as {@code 0,1}; null if it is not given
     * @param device {@code -Daux.device}
     * @param flavor {@code -Daux.flavor}
     * @throws BadInputException if it is no list of different numbers, or the other two options leave no GPU to compute on
     */
    public static DeviceList parse(@Nullable String text, String device, String flavor) {
        if (text == null) {
            return new DeviceList(List.of());
        }
        Set<String> numbers = new LinkedHashSet<>();
        for (String part : text.split(",", -1)) {
            if (!NUMBER.matcher(part.strip()).matches()
                    || !numbers.add(Integer.toString(Integer.parseInt(part.strip())))) {
                throw new BadInputException("-Daux.devices is '" + text
                        + "', but must be numbers of GPUs, each once, with commas between, such as 0,1.");
            }
        }
        if (device.equals("cpu")) {
            throw new BadInputException(
                    "-Daux.devices names GPUs, and -Daux.device=cpu asks for the CPU: leave one of them out.");
        }
        if (flavor.equals("cpu")) {
            throw new BadInputException(
                    "-Daux.devices names GPUs, and the libtorch of -Daux.flavor=cpu computes on the CPU alone: add"
                            + " -Daux.flavor=cu128 or local.");
        }
        return new DeviceList(List.copyOf(numbers));
    }

    /**
     * The workers that are needed: as many as were asked for, and one for each GPU at least.
     *
     * @param asked 0 for a number that is still to be measured, which stays 0 without GPUs
     */
    public int workers(int asked) {
        return Math.max(asked, gpus.size());
    }

    /**
     * The GPU of a worker.
     *
     * @param worker from 1
     * @return null if it sees all of them
     */
    public @Nullable String of(int worker) {
        return gpus.isEmpty() ? null : gpus.get((worker - 1) % gpus.size());
    }
}
