package io.github.auxtask.run.execute;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.made.MadeData;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.job.MakingEvents;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.LoadedData;
import io.github.auxtask.run.prepare.MadePlace;
import io.github.auxtask.run.prepare.MakerFunctions;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.records.RecordProvenance;
import io.github.auxtask.run.store.MadeBuffer;
import io.github.auxtask.run.store.MadeFolder;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.run.store.RunStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sees to it that what runs are trained on besides their data set is in the store: verifies what is there, and makes what is missing or
 * damaged, chunk after chunk.
 */
final class DataMaking {
    private final Session session;
    private final RunStore store;
    private final LoadedData data;
    private final Computer computer;
    private final RecordProvenance surroundings;
    private final Map<ContentId, MadeData> verified = new HashMap<>();

    DataMaking(Session session, RunStore store, LoadedData data, Computer computer, RecordProvenance surroundings) {
        this.session = session;
        this.store = store;
        this.data = data;
        this.computer = computer;
        this.surroundings = surroundings;
    }

    /**
     * All that a run's method asks for.
     *
     * @param how with the runs that it needs, which are trained
     * @return empty while another worker makes some of it
     * @throws io.github.auxtask.core.RunFailedException if it cannot be made
     */
    Optional<MadeForRun> of(RunMethod how) {
        Dataset dataset = data.get(how.run().data());
        RunDescription run = how.description(dataset);
        Map<String, MadeData> byMaker = new LinkedHashMap<>();
        List<TrainingBasis.UsedData> used = new ArrayList<>();
        for (DataMaker maker : how.makes(dataset.description())) {
            MadePlace place = new MadePlace(maker, how.run());
            MadeFolder folder = place.in(store, run);
            Optional<MadeData> made = made(folder, maker, new Source(run, place.images(dataset)));
            if (made.isEmpty()) {
                return Optional.empty();
            }
            byMaker.put(maker.name(), made.get());
            used.add(new TrainingBasis.UsedData(
                    folder.key().label(), folder.key().id(), made.get().digest().hex()));
        }
        return Optional.of(new MadeForRun(byMaker, used));
    }

    private record Source(RunDescription run, ImageSet images) {}

    private Optional<MadeData> made(MadeFolder folder, DataMaker maker, Source source) {
        ContentId id = folder.key().id();
        MadeData known = verified.get(id);
        if (known == null) {
            String programs = RecordProvenance.programs(surroundings.ofMaking()).hex();
            folder.inspect(programs).forEach(session.events()::warn);
            if (!folder.isComplete() && !complete(folder, maker, source, programs)) {
                return Optional.empty();
            }
            known = folder.data();
            verified.put(id, known);
        }
        return Optional.of(known);
    }

    /** False if another worker is at it. */
    private boolean complete(MadeFolder folder, DataMaker maker, Source source, String programs) {
        Optional<RunLock> taken = folder.tryLock();
        if (taken.isEmpty()) {
            return false;
        }
        RunLock lock = taken.get();
        try {
            folder.discardLeftovers();
            // Another worker may have made some since this one looked.
            folder.inspect(programs);
            make(folder, maker, source, programs);
            if (folder.finish()) {
                session.events()
                        .warn(
                                "What " + folder.key().label()
                                        + " made anew differs from what was damaged, as on another"
                                        + " machine or with other programs: runs that are trained from now on record another digest.");
            }
            return true;
        } finally {
            lock.close();
        }
    }

    private void make(MadeFolder folder, DataMaker maker, Source source, String programs) {
        int[] missing = folder.missing();
        if (missing.length == 0) {
            return;
        }
        MakingEvents events = MakingEvents.begin(folder, missing, session);
        try (NDManager manager = computer.manager().newSubManager();
                MakerFunctions functions = new MakerFunctions(manager)) {
            DataMaker.Making making = maker.begin(new DataMaker.Materials(source.run(), source.images(), functions));
            for (int chunk : missing) {
                MadeBuffer values = new MadeBuffer(folder, chunk);
                int from = folder.layout().from(chunk);
                making.make(from, from + folder.layout().size(chunk), events.counting(values));
                folder.add(chunk, programs, values.whole());
            }
        }
        events.end();
    }
}
