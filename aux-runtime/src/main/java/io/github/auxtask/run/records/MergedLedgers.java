package io.github.auxtask.run.records;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.provenance.RunRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The ledgers of other people, beside those that are here: which trainings were begun is known only with them. */
public final class MergedLedgers {
    private MergedLedgers() {}

    /**
     * Copies them. A file that is here and has been written on since is replaced by the longer one, whichever ends of lines a checkout
     * gave it; one that says something else is believed nowhere, and then nothing is copied.
     *
     * @param from as in {@link MergedRecords#read}, which has been called
     * @param reproduction whose ledgers are meant; those beside records of others alone are not
     * @param runs the folder of the reproduction
     * @return how many files were copied
     * @throws BadInputException if a file cannot be read, or contradicts the one of its name that is here
     */
    public static int copy(Path from, Path scratch, String reproduction, Path runs) {
        Map<Path, byte[]> grown = new LinkedHashMap<>();
        try {
            for (Path folder : MergedRecords.folders(Files.isDirectory(from) ? from : scratch)) {
                // of a single budget's folder, the ledger lies beside it
                Path ledger = Files.isDirectory(folder.resolve(Ledger.FOLDER))
                        ? folder.resolve(Ledger.FOLDER)
                        : folder.resolveSibling(Ledger.FOLDER);
                if (Files.isDirectory(ledger) && isOf(reproduction, folder)) {
                    collect(ledger, runs.resolve(Ledger.FOLDER), grown);
                }
            }
            for (Map.Entry<Path, byte[]> file : grown.entrySet()) {
                AtomicFile.write(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new BadInputException(from + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
        return grown.size();
    }

    private static void collect(Path theirs, Path ours, Map<Path, byte[]> grown) throws IOException {
        try (Stream<Path> files = Files.list(theirs)) {
            for (Path file : (Iterable<Path>) files.filter(Ledger::isPart).sorted()::iterator) {
                String name = String.valueOf(file.getFileName());
                Path target = ours.resolve(name);
                byte[] bytes = ReadLimit.RECORD.bytes(file);
                byte[] known = grown.get(target);
                if (known == null && !Files.exists(target)) {
                    grown.put(target, bytes);
                    continue;
                }
                String text = text(bytes);
                String here = text(known == null ? ReadLimit.RECORD.bytes(target) : known);
                if (text.startsWith(here)) {
                    if (text.length() > here.length()) {
                        grown.put(target, bytes);
                    }
                } else if (!here.startsWith(text)) {
                    throw new BadInputException(
                            file + " has other lines than runs/" + Ledger.FOLDER + "/" + name
                                    + ", so one of them was changed and nothing is merged: bring it back from the history of its repository.");
                }
            }
        }
    }

    /** Byte for byte, but for the ends of lines. */
    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
    }

    private static boolean isOf(String reproduction, Path runs) {
        return RunRecords.read(runs).records().stream()
                .anyMatch(record -> record.reproduction().equals(reproduction));
    }
}
