package io.github.auxtask.run.records;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.provenance.difference.RecordMerge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** The records of other people, read from a folder or a jar, and written into a reproduction's {@code runs}. */
public final class MergedRecords {
    private static final String RUNS = "runs";
    private static final int DEEPEST = 6;
    private static final long LARGEST = 16L << 20;

    private MergedRecords() {}

    /**
     * All records below a folder, whichever reproduction they are of, or in a jar.
     *
     * @param from a folder such as another checkout or its {@code runs}, or a jar that has records in folders {@code runs}
     * @param scratch a folder to unpack a jar's records into
     * @throws BadInputException if it is neither, or has no records, or one of them cannot be used
     */
    public static RunRecords read(Path from, Path scratch) {
        try {
            Path folder = Files.isDirectory(from) ? from : unpacked(from, scratch);
            List<RunRecord> records = new ArrayList<>();
            List<RunRecords.Attempt> attempts = new ArrayList<>();
            List<String> problems = new ArrayList<>();
            for (Path runs : folders(folder)) {
                RunRecords read = RunRecords.read(runs);
                records.addAll(read.records());
                attempts.addAll(read.attempts());
                read.problems().forEach(problem -> problems.add(problem.sentence()));
            }
            if (!problems.isEmpty()) {
                throw new BadInputException(
                        from + " has records that cannot be used, so nothing is merged: " + String.join(" ", problems));
            }
            if (records.isEmpty()) {
                throw new BadInputException("There are no records in " + from
                        + ": name a folder 'runs', one that has such folders, or a jar of one (-Daux.from).");
            }
            return new RunRecords(records, List.of(), attempts, Ledger.EMPTY);
        } catch (ZipException e) {
            throw new BadInputException(from + " is no jar; name a folder or a jar (-Daux.from).", e);
        } catch (IOException e) {
            throw new BadInputException(
                    from + " cannot be read: " + AtomicFile.reason(e) + "; name a folder or a jar (-Daux.from).", e);
        }
    }

    /**
     * How many of their records are of other reproductions, which are left out.
     *
     * @throws BadInputException if all of them are: then another folder was meant
     */
    public static long others(RunRecords theirs, String reproduction, Path from) {
        Set<String> names = new TreeSet<>();
        long others = 0;
        for (RunRecord record : theirs.records()) {
            if (!record.reproduction().equals(reproduction)) {
                names.add(record.reproduction());
                others++;
            }
        }
        if (others == theirs.records().size()) {
            throw new BadInputException(
                    "The records in " + from + " are of " + String.join(", ", names) + " and none is of " + reproduction
                            + ", so nothing is merged: name records of this reproduction (-Daux.from).");
        }
        return others;
    }

    /** The folders of records below a folder, or itself. */
    static Set<Path> folders(Path folder) throws IOException {
        Set<Path> found = new HashSet<>();
        if (folder.endsWith(RUNS)) {
            return Set.of(folder);
        }
        try (Stream<Path> walk = Files.walk(folder, DEEPEST)) {
            walk.filter(path -> path.endsWith(RUNS) && Files.isDirectory(path)).forEach(found::add);
        }
        return found.isEmpty() ? Set.of(folder) : found;
    }

    private static Path unpacked(Path jar, Path scratch) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Enumeration<JarEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                Path target = scratch.resolve(name).normalize();
                if (!name.matches(
                                "(.*/)?" + RUNS + "/(?:ledger/[^/.][^/]*\\.jsonl|[^/]+/(attempts/)?[^/.][^/]*\\.json)")
                        || !target.startsWith(scratch)) {
                    continue;
                }
                if (entry.getSize() > LARGEST) {
                    throw new BadInputException(
                            jar + " has a record of " + entry.getSize() + " bytes, " + name + ": that is none.");
                }
                FolderPath.make(target.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.write(target, in.readNBytes(Math.toIntExact(LARGEST)));
                }
            }
        }
        return scratch;
    }

    /**
     * Writes what a merge adds.
     *
     * @param runs the folder of the reproduction
     * @param names file names of runs that the reproduction plans, by id; others are named by their variant
     * @return the files that were written, relative to {@code runs}
     */
    public static List<String> write(RecordMerge merge, Path runs, Map<String, String> names) {
        Map<String, RunRecord> files = new LinkedHashMap<>();
        Map<String, String> existing = existing(runs);
        for (RunRecord record : merge.added()) {
            files.put(record.budget() + "/" + name(record, names), record);
        }
        for (RunRecord record : merge.completed()) {
            String file = record.budget() + "/" + name(record, names);
            files.put(existing.getOrDefault(record.budget() + "/" + record.id(), file), record);
        }
        for (RunRecord record : merge.attempts()) {
            files.put(attempt(record, name(record, names), runs, files), record);
        }
        Set<String> lines = Ledger.read(runs).entries().stream()
                .map(entry -> entry.id().hex())
                .collect(Collectors.toSet());
        // A record whose ledger did not come along must not name a line of it.
        files.forEach((file, record) -> {
            String line = record.training().basis().ledger();
            (line == null || lines.contains(line) ? record : record.begun(null)).write(runs.resolve(file));
        });
        return List.copyOf(files.keySet());
    }

    /** By budget and id, the files that records have now. */
    private static Map<String, String> existing(Path runs) {
        Map<String, String> files = new HashMap<>();
        if (!Files.isDirectory(runs)) {
            return files;
        }
        try (Stream<Path> walk = Files.walk(runs, 2)) {
            walk.filter(path -> path.toString().endsWith(".json")).forEach(path -> {
                RunRecord record = RunRecord.read(path);
                files.put(
                        record.budget() + "/" + record.id(),
                        runs.relativize(path).toString().replace('\\', '/'));
            });
        } catch (IOException e) {
            throw new BadInputException(runs + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
        return files;
    }

    private static String attempt(RunRecord record, String name, Path runs, Map<String, RunRecord> taken) {
        String base = record.budget() + "/" + RunRecords.ATTEMPTS + "/" + name.replaceFirst("\\.json$", "") + "-";
        int number = 1;
        while (taken.containsKey(base + number + ".json") || Files.exists(runs.resolve(base + number + ".json"))) {
            number++;
        }
        return base + number + ".json";
    }

    private static String name(RunRecord record, Map<String, String> names) {
        String words = String.join("-", record.variant().values()).replaceAll("[^A-Za-z0-9_.-]", "_");
        return names.getOrDefault(
                record.id().hex(),
                words + "-seed" + record.seed() + "-" + record.id().abbreviated() + ".json");
    }
}
