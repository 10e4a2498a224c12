package io.github.auxtask.method.search;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.deepaugment.Policy;
import io.github.auxtask.provenance.RunRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search has found, as CSV that {@code deepaugment.policies} reads: {@code PolicyTable FOLDER COUNT} prints the best policies of
 * the records in a folder, {@code runs/quick} for example.
 */
public final class PolicyTable {
    private static final String PREFIX = "policies: ";
    private static final String BETWEEN = "; ";
    private static final double PERCENT = 100;

    private PolicyTable() {}

    /** One policy with the trial it was tried in. */
    private record Found(int trial, String policy, double reward) {}

    /** How the record of a trial says what was tried: {@code policies: crop,0.25,invert,0.5; ...}. */
    static String words(List<Policy> policies) {
        return policies.stream()
                .map(policy -> policy.steps().stream()
                        .map(step -> step.transform() + "," + step.magnitude())
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(BETWEEN, PREFIX, ""));
    }

    /**
     * Prints the table.
     *
     * @param arguments the folder of records, and how many policies at most
     */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.length != 2 || !arguments[1].matches("[1-9][0-9]{0,3}")) {
            out.println("Usage: PolicyTable FOLDER COUNT");
            return;
        }
        out.print(csv(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
    }

    /**
     * The best policies of the trials recorded in a folder, those of the highest rewards first.
     *
     * @param count at most so many
     * @throws BadInputException if there are none
     */
    static String csv(Path folder, int count) {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                add(RunRecord.read(file), found);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "The records in " + folder + " cannot be read: name the folder of a budget.", e);
        }
        if (found.isEmpty()) {
            throw new BadInputException(
                    folder + " has no record of a search that is done: train it first, or name another folder.");
        }
        found.sort(Comparator.comparingDouble(Found::reward).reversed().thenComparingInt(Found::trial));
        StringBuilder csv =
                new StringBuilder("rank,trial_no,aug1_type,aug1_magnitude,aug2_type,aug2_magnitude,reward\n");
        for (int rank = 1; rank <= Math.min(count, found.size()); rank++) {
            Found next = found.get(rank - 1);
            csv.append(rank)
                    .append(',')
                    .append(next.trial())
                    .append(',')
                    .append(next.policy())
                    .append(',')
                    .append(next.reward())
                    .append('\n');
        }
        return csv.toString();
    }

    /** Trial 0 is left out: it changes nothing. */
    private static void add(RunRecord record, List<Found> found) {
        String trial = record.configuration().variant().getOrDefault(SearchTrial.AXIS, "0");
        String source = record.data().contents().source();
        int words = source.indexOf(PREFIX);
        if (trial.equals("0") || !record.training().completed() || words < 0) {
            return;
        }
        Settings settings = Settings.of(record.configuration().settings()).validate(PolicySearchKeys.all());
        double reward = PolicySearchKeys.reward(settings)
                .of(record.training().history().stream()
                        .map(epoch -> new PolicyReward.Epoch(
                                epoch.trainAccuracy() / PERCENT, epoch.validationAccuracy() / PERCENT))
                        .toList());
        for (String policy : source.substring(words + PREFIX.length()).split(BETWEEN, -1)) {
            found.add(new Found(Integer.parseInt(trial), policy, reward));
        }
    }
}
