package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.run.store.SealedJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What drawing runs' pictures took on this machine, kept in the store. No record tells, as pictures prove nothing; so the first of a budget
 * cannot be predicted, and all others can.
 */
public final class PictureTimes {
    private final Path folder;
    private final String machine;

    /** The times on a processor and device. */
    public PictureTimes(RunStore store, String device) {
        this(store, Provenance.Hardware.ofThisMachine(null).cpu(), device);
    }

    PictureTimes(RunStore store, String processor, String device) {
        this.folder = store.root().resolve("probes");
        this.machine = processor + ", " + Runtime.getRuntime().availableProcessors() + ", " + device;
    }

    /** Keeps what the pictures of a run took. */
    public void remember(PlannedRun run, double seconds) {
        Path file = file(run);
        Map<String, Double> times = read(file);
        times.put(variant(run), seconds);
        SealedJson.write(file, times);
    }

    /** Seconds that those of the variant took last, or the mean over the other variants of its budget; empty where nobody drew any. */
    OptionalDouble of(PlannedRun run) {
        Map<String, Double> times = read(file(run));
        Double own = times.get(variant(run));
        return own != null
                ? OptionalDouble.of(own)
                : times.values().stream().mapToDouble(Double::doubleValue).average();
    }

    private static String variant(PlannedRun run) {
        return String.join("/", run.variant().values());
    }

    /** Settings that all variants of a budget share, such as the number of test images, decide. */
    private Path file(PlannedRun run) {
        String kind = run.method().name() + " " + run.method().version() + ", "
                + run.settings().get("data.test") + ", "
                + run.evaluations().stream().map(Object::toString).toList() + ", " + machine;
        return folder.resolve("pictures-" + ContentId.of(kind).abbreviated() + ".json");
    }

    private static Map<String, Double> read(Path file) {
        Map<String, Double> times = new TreeMap<>();
        try {
            SealedJson.read(file)
                    .properties()
                    .forEach(time -> times.put(time.getKey(), time.getValue().asDouble()));
        } catch (IOException e) {
            // not drawn yet, or damaged: measured when pictures are drawn next
        }
        return times;
    }
}
