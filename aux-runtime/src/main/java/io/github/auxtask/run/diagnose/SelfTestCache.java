package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.run.store.SealedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Levels of determinism that were tested, kept in the store: one for each network on each machine with each set of versions. A
 * file that cannot be read, or was changed, is tested again.
 */
public final class SelfTestCache {
    private final Path folder;

    /**
     * What was found.
     *
     * @param machine see {@link #machine}
     * @param network what was trained, for people
     */
    record Tested(String machine, String network, Determinism level) {}

    /**
     * The results that this store remembers.
     *
     * @param store the store's folder, which need not exist
     */
    public SelfTestCache(Path store) {
        this.folder = store.resolve("determinism");
    }

    /** Everything about machine and engine that may change bits; not the program itself. */
    static ContentId machine(Provenance provenance) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        Map<String, String> versions = new LinkedHashMap<>(provenance.programs().versions());
        versions.remove("auxtask");
        parts.put("versions", versions);
        parts.put("cpu", provenance.hardware().cpu());
        parts.put("gpu", provenance.hardware().gpu());
        parts.put("device", provenance.computation().device());
        parts.put("threads", provenance.computation().threads());
        parts.put("environment", provenance.launch().environment());
        return ContentId.of(CanonicalJson.of(parts));
    }

    /** The seed is left out: it changes numbers, and not how they are computed. */
    private static ContentId key(PlannedRun run, Provenance provenance) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("machine", machine(provenance));
        parts.put("programs", provenance.programs().artifacts());
        parts.put("precision", provenance.computation().precision());
        parts.put("method", run.method().name() + " " + run.method().version());
        parts.put("data", run.identity().data());
        parts.put("variant", run.variant());
        parts.put("settings", run.settings());
        return ContentId.of(CanonicalJson.of(parts));
    }

    public Optional<Determinism> find(PlannedRun run, Provenance provenance) {
        return read(file(run, provenance)).map(Tested::level);
    }

    public void remember(PlannedRun run, Provenance provenance, Determinism level) {
        Tested tested = new Tested(
                machine(provenance).hex(), String.join("/", run.variant().values()), level);
        SealedJson.write(file(run, provenance), tested);
    }

    /** All that was tested on this machine with these versions. */
    List<Tested> on(ContentId machine) {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.toString().endsWith(".json")).sorted().forEach(files::add);
            } catch (IOException e) {
                return List.of();
            }
        }
        return files.stream()
                .flatMap(file -> read(file).stream())
                .filter(tested -> tested.machine().equals(machine.hex()))
                .toList();
    }

    private static Optional<Tested> read(Path file) {
        try {
            return Optional.of(SealedJson.read(file, Tested.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Path file(PlannedRun run, Provenance provenance) {
        return folder.resolve(key(run, provenance).abbreviated() + ".json");
    }
}
