package io.github.auxtask.run.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.run.store.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What drawing runs' pictures took on this machine, kept in the store. No record tells, as pictures prove nothing; so the first of a budget
 * cannot be predicted, and all others can.
 */
public final class PictureTimes {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, Double>> TIMES = new TypeReference<>() {};

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
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(times));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a few numbers are always JSON", e);
        }
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
        try {
            return new TreeMap<>(JSON.readValue(ReadLimit.RECORD.bytes(file), TIMES));
        } catch (IOException e) {
            // not drawn yet, or damaged: measured when pictures are drawn next
            return new TreeMap<>();
        }
    }
}
