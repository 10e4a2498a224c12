package io.github.auxtask.run;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.experiment.DataRef;
import io.github.auxtask.experiment.PlannedRun;
import java.util.LinkedHashSet;
import java.util.Set;

/** Fetches what the plan's runs are trained on, and verifies it. */
final class DataFetch {
    private final Session session;

    DataFetch(Session session) {
        this.session = session;
    }

    int run() {
        DataAccess access = session.dataAccess();
        Set<DataRef> references = new LinkedHashSet<>();
        session.plan().runs().stream().map(PlannedRun::data).forEach(references::add);
        for (DataRef reference : references) {
            session.checkStop();
            DatasetSource source = LoadedData.check(reference);
            // Loading fetches what is missing and compares every checksum.
            source.load(access);
            DatasetStatus status = source.status(access.home(), false);
            session.events().info("data set " + source.name() + ": " + status.detail());
        }
        return 0;
    }
}
