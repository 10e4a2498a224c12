package io.github.auxtask.run.execute;

import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.TrainingBasis.UsedData;
import io.github.auxtask.run.records.RecordProvenance;
import io.github.auxtask.run.store.TrainingPlaces;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import java.util.List;

/** Notes where a training begins or goes on, before its first step. */
final class PlaceNotes implements TrainingListener {
    private final TrainingPlaces places;
    private final Provenance here;
    private final List<UsedData> made;
    private boolean noted;

    PlaceNotes(TrainingPlaces places, Provenance here, List<UsedData> made) {
        this.places = places;
        this.here = here;
        this.made = made;
    }

    @Override
    public void resumed(List<EpochRecord> history) {
        places.goOn(history.size(), here, RecordProvenance.programs(here), made);
        noted = true;
    }

    @Override
    public void phase(String name, int number, int phases) {
        if (!noted) {
            places.begin(here, RecordProvenance.programs(here), made);
            noted = true;
        }
    }
}
