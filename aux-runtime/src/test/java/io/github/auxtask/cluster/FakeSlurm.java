package io.github.auxtask.cluster;

import java.util.ArrayList;
import java.util.List;

/** Slurm's commands, answered from memory. */
final class FakeSlurm implements Commands {
    final List<List<String>> calls = new ArrayList<>();
    /** Tasks that may be queued together. */
    int room = Integer.MAX_VALUE;

    String refusal = "";
    String queue = "";
    /** What scontrol still knows of a job. */
    String job = "";

    private int last = 100;

    @Override
    public Output run(List<String> command) {
        calls.add(command);
        return switch (command.get(0)) {
            case "sbatch" -> sbatch(command);
            case "squeue" -> new Output(0, queue, "");
            case "scontrol" -> new Output(0, command.contains("job") ? job : "MaxArraySize            = 1001\n", "");
            default -> new Output(0, "", "");
        };
    }

    private Output sbatch(List<String> command) {
        if (!refusal.isEmpty()) {
            return new Output(1, "", refusal);
        }
        int tasks = command.stream()
                .filter(word -> word.startsWith("--array="))
                .map(word -> word.replaceFirst("--array=1-(\\d+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .sum();
        if (tasks > room) {
            return new Output(
                    1,
                    "",
                    "sbatch: error: Batch job submission failed: Job violates accounting/QOS policy (job submit"
                            + " limit, user's size and/or time limits)\n");
        }
        room -= tasks;
        return new Output(0, ++last + "\n", "");
    }

    List<String> arrays() {
        return calls.stream()
                .flatMap(List::stream)
                .filter(word -> word.startsWith("--array="))
                .toList();
    }
}
