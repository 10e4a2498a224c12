package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.run.job.Request;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.run.store.SealedJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Measured costs, kept in the store by everything that they depend on. A file that cannot be read, or was changed, is
 * measured again. */
final class ProbeCache {
    /** How many workers measure the same at once, where it is asked how many of them pay; 0 elsewhere. */
    static final int BESIDE = Integer.getInteger("auxtask.beside", 0);

    private static final int SCHEMA = 1;

    private final Path folder;

    ProbeCache(RunStore store) {
        this.folder = store.root().resolve("probes");
    }

    /**
     * Variant, settings, method, software, processor and device, and those of the runs that it needs; not the seed.
     *
     * @param planned a needed run
     */
    static ContentId key(PlannedRun run, Request request, Function<NeededRun, PlannedRun> planned) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("schema", SCHEMA);
        if (!run.needs().isEmpty()) {
            parts.put(
                    "needs",
                    run.needs().stream()
                            .map(need -> need.as() + " " + key(planned.apply(need), request, planned))
                            .toList());
        }
        if (!run.data().decisiveSettings().isEmpty()) {
            parts.put("data-settings", run.data().decisiveSettings());
        }
        parts.put("method", run.method().name() + " " + run.method().version());
        parts.put("data", run.identity().data());
        parts.put("variant", run.variant());
        parts.put("settings", run.settings());
        parts.put("device", request.device());
        parts.put("threads", request.threads());
        if (BESIDE > 0) {
            parts.put("beside", BESIDE);
        }
        parts.put("software", String.valueOf(ProbeCache.class.getPackage().getImplementationVersion()));
        parts.put("flavor", String.valueOf(System.getenv("PYTORCH_FLAVOR")));
        parts.put("processor", Provenance.Hardware.ofThisMachine(null).cpu());
        parts.put("processors", Runtime.getRuntime().availableProcessors());
        return ContentId.of(CanonicalJson.of(parts));
    }

    /** The same of what a maker makes for a run. */
    static ContentId key(ContentId run, DataMaker maker) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("run", run);
        parts.put("maker", maker.name() + " " + maker.version());
        parts.put("settings", maker.settings());
        parts.put("images", maker.images());
        return ContentId.of(CanonicalJson.of(parts));
    }

    /** What passes without training cost, beside what training costs. */
    static ContentId forward(ContentId run) {
        return ContentId.of("forward/2 " + run);
    }

    <T> Optional<T> find(ContentId key, Class<T> type) {
        try {
            return Optional.of(SealedJson.read(file(key), type));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void remember(ContentId key, Record result) {
        SealedJson.write(file(key), result);
    }

    private Path file(ContentId key) {
        return folder.resolve(key.abbreviated() + ".json");
    }
}
