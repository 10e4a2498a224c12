package io.github.auxtask.provenance;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All records below a folder {@code runs/}, and what is wrong with those that cannot be used: one broken file must not hide
 * the others.
 *
 * @param records in the order of their file names
 * @param problems in the order of the file names
 * @param attempts of the same runs that do not count, kept so that they can be counted: failed ones, and those that a later
 *     training replaced; in the folder {@code attempts} beside the records
 * @param ledger which trainings were begun, finished and failed
 */
public record RunRecords(List<RunRecord> records, List<Problem> problems, List<Attempt> attempts, Ledger ledger) {
    /** The folder, below the budget's. */
    public static final String ATTEMPTS = "attempts";

    /**
     * A file that is left out.
     *
     * @param file relative to the folder, with forward slashes
     * @param sentence what is wrong with it
     */
    public record Problem(String file, String sentence) {}

    /**
     * A training that does not count.
     *
     * @param file relative to the folder, with forward slashes
     * @param record of it
     */
    public record Attempt(String file, RunRecord record) {}

    private static final String JSON = ".json";
    private static final int DEPTH = 3;
    private static final Pattern SHORT_ID = Pattern.compile("-([0-9a-f]{12})(-[0-9]+)?\\.json$");

    public RunRecords {
        records = List.copyOf(records);
        problems = List.copyOf(problems);
        attempts = List.copyOf(attempts);
    }

    /** Records without earlier attempts and ledger. */
    public RunRecords(List<RunRecord> records, List<Problem> problems) {
        this(records, problems, List.of(), Ledger.EMPTY);
    }

    /** The same with another ledger. */
    public RunRecords withLedger(Ledger other) {
        return new RunRecords(records, problems, attempts, other);
    }

    /** Reads {@code runs/<budget>/*.json}, or {@code *.json} of one budget's folder; a folder that is not there is empty. */
    public static RunRecords read(Path runs) {
        List<Problem> problems = new ArrayList<>();
        List<RunRecord> records = new ArrayList<>();
        Map<String, String> files = new HashMap<>();
        List<Attempt> attempts = new ArrayList<>();
        List<Outcome> outcomes = files(runs, problems).parallelStream()
                .map(file -> outcome(runs, file))
                .toList();
        for (Outcome outcome : outcomes) {
            RunRecord record = outcome.record();
            String file = outcome.file();
            if (record == null) {
                problems.add(new Problem(file, outcome.sentence()));
                continue;
            }
            if (isAttempt(file)) {
                attempts.add(new Attempt(file, record));
                continue;
            }
            String earlier = files.putIfAbsent(key(record), file);
            if (earlier == null) {
                records.add(record);
            } else {
                problems.add(new Problem(file, file + " records the same run as " + earlier + ": delete one of them."));
            }
        }
        return new RunRecords(records, problems, attempts, Ledger.read(runs));
    }

    private static boolean isAttempt(String file) {
        return ("/" + file).contains("/" + ATTEMPTS + "/");
    }

    private record Outcome(String file, @Nullable RunRecord record, String sentence) {}

    private static Outcome outcome(Path runs, String file) {
        try {
            RunRecord record = RecordJson.read(runs.resolve(file), file);
            checkBudget(record, file);
            checkName(record, file);
            return new Outcome(file, record, "");
        } catch (BadInputException e) {
            return new Outcome(file, null, String.valueOf(e.getMessage()));
        }
    }

    /** Two budgets with the same settings share a run; within one budget it may be there only once. */
    private static String key(RunRecord record) {
        ContentId id = record.id();
        return record.budget() + "/" + id.hex();
    }

    private static void checkBudget(RunRecord record, String file) {
        int slash = file.indexOf('/');
        String folder = slash < 0 ? record.budget() : file.substring(0, slash);
        if (!folder.equals(record.budget()) && !folder.equals(ATTEMPTS)) {
            throw new BadInputException(
                    file + ": field 'budget' is '" + record.budget() + "', which is not its folder.");
        }
    }

    /** The worker's names end with the run's short id; whoever copies a record under another run's name is told. */
    private static void checkName(RunRecord record, String file) {
        Matcher id = SHORT_ID.matcher(file);
        if (id.find() && !id.group(1).equals(record.id().abbreviated())) {
            throw new BadInputException(file + ": field 'id' begins with "
                    + record.id().abbreviated() + ", which is not the end of the file's name.");
        }
    }

    private static List<String> files(Path runs, List<Problem> problems) {
        if (!Files.isDirectory(runs)) {
            if (Files.exists(runs, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(new Problem(
                        "",
                        "'" + runs.getFileName() + "' is not a folder, so no record can be in it:" + " move it away."));
            }
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(runs, DEPTH)) {
            return walk.map(path -> runs.relativize(path).toString().replace('\\', '/'))
                    .filter(name -> isAttempt(name)
                            || name.chars().filter(c -> c == '/').count() < 2)
                    .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(JSON)
                            && !name.substring(name.lastIndexOf('/') + 1).startsWith("."))
                    .sorted()
                    .filter(name -> isReadable(runs, name, problems))
                    .toList();
        } catch (UncheckedIOException e) {
            return unreadable(Objects.requireNonNull(e.getCause()), problems);
        } catch (IOException e) {
            return unreadable(e, problems);
        }
    }

    /** What looks like a record and is none must not pass for a run that was never made. */
    private static boolean isReadable(Path runs, String name, List<Problem> problems) {
        Path file = runs.resolve(name);
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? "is a folder" : "leads to no file";
            problems.add(new Problem(name, name + " " + what + " and no record: move it away."));
        } else if (!name.endsWith(JSON)) {
            problems.add(new Problem(name, name + " is not read: give it the ending .json, or move it away."));
        } else {
            return true;
        }
        return false;
    }

    private static List<String> unreadable(IOException e, List<Problem> problems) {
        problems.add(new Problem("", "The folder of run records cannot be read: " + AtomicFile.reason(e) + "."));
        return List.of();
    }
}
