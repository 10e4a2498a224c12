package io.github.auxtask.run.diagnose;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.prepare.MadePlace;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.store.MadeFolder;
import io.github.auxtask.run.store.RunStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** What it would cost to make the data that runs are trained on: each once, however many runs it is for. */
final class MadeCosts {
    private final RunStore store;
    private final Map<ContentId, Cost> costs = new LinkedHashMap<>();

    /** @param secondsPerImage 0 where nothing is left to make */
    private record Cost(MadeFolder folder, int missing, double secondsPerImage, List<String> runs) {}

    MadeCosts(RunStore store) {
        this.store = store;
    }

    /**
     * Adds what is made for a run.
     *
     * @param measure what an image takes; asked only where something is missing
     */
    void add(RunMethod how, DatasetDescription data, BiFunction<MadePlace, RunDescription, ProbeResult> measure) {
        RunDescription run = how.description(data);
        for (DataMaker maker : how.makes(data)) {
            MadePlace place = new MadePlace(maker, how.run());
            costs.computeIfAbsent(place.key().id(), id -> {
                        MadeFolder folder = place.in(store, run);
                        int missing = folder.layout().count() - folder.present();
                        double seconds =
                                missing == 0 ? 0 : measure.apply(place, run).secondsPerStep();
                        return new Cost(folder, missing, seconds, new ArrayList<>());
                    })
                    .runs()
                    .add(how.run().id().hex());
        }
    }

    /** One event for each. */
    void tell(Events events) {
        costs.forEach((id, cost) -> events.event("probe-made")
                .with("id", id)
                .with("label", cost.folder().key().label())
                .with("images", cost.folder().layout().count())
                .with("missing", cost.missing())
                .with("bytes", cost.folder().layout().bytes())
                .with("seconds", cost.missing() * cost.secondsPerImage())
                .with("runs", cost.runs())
                .send());
    }
}
