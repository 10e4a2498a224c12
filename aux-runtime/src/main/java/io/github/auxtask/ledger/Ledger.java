package io.github.auxtask.ledger;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.MergeMarkers;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was begun, finished and failed in a reproduction: the lines of all files {@code runs/ledger/*.jsonl}, a file for each command
 * that trained something. Nobody ever writes into another's file, so that the files of two people, branches or machines can lie side by side:
 * entries name what they follow, and their order does not depend on the files.
 *
 * @param entries by file and line, each once
 * @param problems what shows that lines were taken out or changed, as whole sentences
 */
public record Ledger(List<LedgerEntry> entries, List<String> problems) {
    /** Below the folder of records. */
    public static final String FOLDER = "ledger";
    /** How the files' names end. */
    static final String ENDING = ".jsonl";
    /** Nothing is known. */
    public static final Ledger EMPTY = new Ledger(List.of(), List.of());

    private static final int MOST_FILES = 20_000;
    private static final String BRING_BACK = "bring it back from the history of the repository.";

    public Ledger {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Reads the ledger below a folder of records; one that is not there is empty. */
    public static Ledger read(Path runs) {
        Path folder = runs.resolve(FOLDER);
        List<String> problems = new ArrayList<>();
        Map<ContentId, LedgerEntry> entries = new LinkedHashMap<>();
        for (Path file : files(folder, problems)) {
            for (LedgerEntry entry : entries(file, FOLDER + "/" + file.getFileName(), problems)) {
                entries.putIfAbsent(entry.id(), entry);
            }
        }
        for (LedgerEntry entry : entries.values()) {
            for (ContentId before : entry.previous()) {
                if (!entries.containsKey(before)) {
                    problems.add("The ledger's line about " + entry.label() + " of " + entry.at()
                            + " follows a line that is not there (" + before.abbreviated()
                            + "): it was taken out or changed; " + BRING_BACK);
                }
            }
        }
        return new Ledger(List.copyOf(entries.values()), problems);
    }

    /** The entries that no other follows. */
    List<ContentId> heads() {
        Set<ContentId> heads = new LinkedHashSet<>();
        entries.forEach(entry -> heads.add(entry.id()));
        entries.forEach(entry -> entry.previous().forEach(heads::remove));
        return List.copyOf(heads);
    }

    private static List<Path> files(Path folder, List<String> problems) {
        if (!Files.isDirectory(folder)) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                problems.add("'" + FOLDER + "' is not a folder, so no line of the ledger can be in it: " + BRING_BACK);
            }
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> files = list.filter(Ledger::looksLikeOne)
                    .sorted()
                    .filter(file -> isReadable(file, problems))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                problems.add("The ledger has more than " + MOST_FILES + " files, and the others are not read.");
            }
            return files;
        } catch (IOException e) {
            problems.add("The ledger cannot be read: " + AtomicFile.reason(e) + ".");
            return List.of();
        }
    }

    /** Whether a file in the folder is read as lines of the ledger. */
    public static boolean isPart(Path file) {
        return looksLikeOne(file) && file.getFileName().toString().endsWith(ENDING) && Files.isRegularFile(file);
    }

    private static boolean looksLikeOne(Path file) {
        String name = file.getFileName().toString();
        return name.toLowerCase(Locale.ROOT).endsWith(ENDING) && !name.startsWith(".");
    }

    /** What looks like a file of the ledger and is none must not pass for trainings that were never begun. */
    private static boolean isReadable(Path file, List<String> problems) {
        String name = FOLDER + "/" + file.getFileName();
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? " is a folder" : " is a link that leads to no file";
            problems.add(
                    name + what + ", where a part of the ledger is looked for: move it away, and if a file was here, "
                            + BRING_BACK);
        } else if (!name.endsWith(ENDING)) {
            problems.add(name + " is not read: give it the ending " + ENDING + ", or move it away.");
        } else {
            return true;
        }
        return false;
    }

    private static List<LedgerEntry> entries(Path file, String name, List<String> problems) {
        List<LedgerEntry> entries = new ArrayList<>();
        try {
            String text = ReadLimit.TEXT.text(file);
            int marked = MergeMarkers.line(text);
            if (marked > 0) {
                problems.add(name + ", line " + marked
                        + ", holds the merge markers of git: take them out and keep the lines of both versions.");
                return entries;
            }
            List<String> lines = text.lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                Optional<LedgerEntry> entry = LedgerLine.read(lines.get(i));
                // A worker that was killed while it wrote leaves half a line, and never comes back to this file.
                boolean torn = i == lines.size() - 1 && !text.endsWith("\n") && !isWholeButForItsEnd(lines.get(i));
                if (entry.isPresent()) {
                    entries.add(entry.get());
                } else if (!torn) {
                    problems.add(
                            name + ", line " + (i + 1) + ", is no line of a ledger: it was changed; " + BRING_BACK);
                }
            }
        } catch (CharacterCodingException e) {
            problems.add(name + " is not UTF-8: it was changed; " + BRING_BACK);
        } catch (IOException e) {
            problems.add(name + " cannot be read: " + AtomicFile.reason(e) + ".");
        }
        return entries;
    }

    /** What is written last is the line's end: a whole line with something else in that place was changed. */
    private static boolean isWholeButForItsEnd(String line) {
        return !line.isEmpty()
                && LedgerLine.read(line.substring(0, line.length() - 1)).isPresent();
    }
}
