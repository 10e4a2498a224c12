package io.github.auxtask.run.execute;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.LoadedData;
import io.github.auxtask.run.prepare.NamedData;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Fetches what the plan's runs are trained and tested on, verifies it, and says which digest it has. */
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
            Dataset dataset = dataset(reference, access);
            corrupted(reference, dataset, access);
            others(reference, dataset, new LoadedData(access));
        }
        return 0;
    }

    /** Data sets that evaluations need beside the one that is trained on. */
    private void others(DataRef reference, Dataset own, LoadedData data) {
        Set<EvaluationNeeds.NeededData> others = new LinkedHashSet<>();
        needs(reference).forEach(needs -> others.addAll(needs.data()));
        for (EvaluationNeeds.NeededData other : others) {
            session.checkStop();
            Dataset dataset = data.data(other);
            dataset.test().decodeEach();
            session.events().info("data set " + dataset.description() + " for evaluations, " + dataset.digest());
        }
        tasks(reference).forEach(task -> task.check(data, own.description()));
    }

    /** Loading fetches what is missing and compares every checksum; then every image is decoded once. */
    private Dataset dataset(DataRef reference, DataAccess access) {
        NamedData data = NamedData.of(reference);
        Dataset dataset = data.fetch(access);
        String found = data.status(access, false).detail();
        session.events().info("data set " + dataset.description() + ": " + found);
        dataset.train().decodeEach();
        dataset.test().decodeEach();
        if (!reference.hasDigest()) {
            String line = "write this beside the name of the data set (data in reproduction.yaml): digest: ";
            session.events().info(line + dataset.digest());
        }
        return dataset;
    }

    /** Opening corrupted images fetches and checks those that are wanted as published. */
    private void corrupted(DataRef reference, Dataset dataset, DataAccess access) {
        Set<CorruptionSource> sources = new LinkedHashSet<>();
        for (EvaluationNeeds needs : needs(reference)) {
            CorruptionSource source = needs.corrupted();
            if (source != null) {
                sources.add(source);
            }
        }
        for (CorruptionSource source : sources) {
            session.events()
                    .info("corrupted images: "
                            + source.open(access, dataset.name(), dataset.test())
                                    .origin());
        }
    }

    /** What evaluations of runs on this data set need. */
    private List<EvaluationNeeds> needs(DataRef reference) {
        return tasks(reference).stream().map(EvaluationTask::needs).toList();
    }

    private List<EvaluationTask> tasks(DataRef reference) {
        return session.plan().runs().stream()
                .filter(run -> run.data().equals(reference))
                .flatMap(run -> run.evaluations().stream())
                .distinct()
                .map(evaluation -> Evaluations.parse(evaluation).task())
                .toList();
    }
}
