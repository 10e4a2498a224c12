package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.run.store.StoreCheck;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the doctor says of the files of a store ({@code -Daux.verify=true}): all of them are read and compared with their digests. */
record StoreFindings(Path store) {
    /** The JVM's property that asks for it. */
    static final String PROPERTY = "auxtask.verify";

    private static final String TOPIC = "store's files";
    private static final int MOST = 20;
    private static final double MEGABYTE = 1e6;

    /** @param tick called before each file; may throw to end */
    List<DoctorFinding> all(Runnable tick) {
        StoreCheck check;
        try {
            check = StoreCheck.of(store, tick);
        } catch (BadInputException e) {
            return List.of(DoctorFinding.missing(TOPIC, String.valueOf(e.getMessage()), "-Daux.store=FOLDER"));
        }
        String read = String.format(Locale.ROOT, "%,d files with %,.0f MB", check.files(), check.bytes() / MEGABYTE);
        if (check.flaws().isEmpty()) {
            return List.of(DoctorFinding.ok(TOPIC, read + " are what was written."));
        }
        List<DoctorFinding> findings = new ArrayList<>();
        check.flaws().stream()
                .limit(MOST)
                .map(flaw -> DoctorFinding.missing(TOPIC, flaw.file() + ": " + flaw.sentence() + ".", flaw.remedy()))
                .forEach(findings::add);
        findings.add(DoctorFinding.warn(
                TOPIC,
                "Of " + read + " " + check.flaws().size() + " are not what was written"
                        + (check.flaws().size() > MOST ? ", of which the first " + MOST + " are named." : "."),
                "mend those, then look again"));
        return findings;
    }
}
