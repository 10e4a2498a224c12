package io.github.auxtask.run.execute;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.evaluate.EvaluationSettings;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.LoadedData;
import java.util.LinkedHashSet;
import java.util.Set;

/** Fetches what the plan's runs are trained and tested on, and verifies it. */
public final class DataFetch {
    private final Session session;

    public DataFetch(Session session) {
        this.session = session;
    }

    public int run() {
        DataAccess access = session.dataAccess();
        Set<DataRef> references = new LinkedHashSet<>();
        session.plan().runs().stream().map(PlannedRun::data).forEach(references::add);
        for (DataRef reference : references) {
            session.checkStop();
            DatasetSource source = LoadedData.check(reference);
            // Loading fetches what is missing and compares every checksum.
            Dataset dataset = source.load(access);
            DatasetStatus status = source.status(access.home(), false);
            session.events().info("data set " + source.name() + ": " + status.detail());
            corrupted(reference, dataset, access);
        }
        return 0;
    }

    /** Opening corrupted images fetches and checks those that are wanted as published. */
    private void corrupted(DataRef reference, Dataset dataset, DataAccess access) {
        session.plan().runs().stream()
                .filter(run -> run.data().equals(reference))
                .flatMap(run -> run.evaluations().stream())
                .flatMap(evaluation -> EvaluationSettings.corruptionSourceOf(evaluation).stream())
                .distinct()
                .map(source -> source.open(access, dataset.name(), dataset.test()))
                .forEach(images -> session.events().info("corrupted images: " + images.origin()));
    }
}
