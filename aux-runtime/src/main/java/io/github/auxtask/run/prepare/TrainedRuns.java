package io.github.auxtask.run.prepare;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Composition;
import io.github.auxtask.method.NeededRuns;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainedRun;
import io.github.auxtask.train.EpochRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The runs of a plan with those that each of them needs, as their methods get them. */
public final class TrainedRuns {
    private final Plan plan;
    private final DataAccess access;
    private final NetworkValues trained;
    private final Map<DataRef, DatasetDescription> described = new HashMap<>();

    /**
     * The runs of a plan.
     *
     * @param plan whose needed runs are all in it
     * @param trained gives the values of runs that are trained, and not put together from others
     */
    public TrainedRuns(Plan plan, DataAccess access, NetworkValues trained) {
        this.plan = plan;
        this.access = access;
        this.trained = trained;
    }

    /**
     * A run with its method and with what it needs; none of that is read yet.
     *
     * @throws io.github.auxtask.core.BadInputException as {@link RunMethod#of}
     */
    public RunMethod method(PlannedRun run) {
        List<TrainedRun> needs =
                run.needs().stream().map(need -> (TrainedRun) new Needed(need)).toList();
        return RunMethod.of(run).with(NeededRuns.of(needs));
    }

    /** What a run's data set is like. */
    public DatasetDescription data(PlannedRun run) {
        return described.computeIfAbsent(run.data(), data -> NamedData.of(data).describe(access));
    }

    /** All runs of the plan. */
    List<PlannedRun> planned() {
        return plan.runs();
    }

    /** The run that is needed. */
    public PlannedRun planned(NeededRun need) {
        return plan.run(need.run())
                .orElseThrow(() -> new IllegalArgumentException("the plan lacks the needed run " + need.run()));
    }

    /**
     * The values of a run's classifier, by torch name: its own, or those of what it is put together from.
     *
     * @throws io.github.auxtask.core.BadInputException if the store lacks any
     */
    public Map<String, float[]> values(RunMethod how) {
        DatasetDescription data = data(how.run());
        Optional<Composition> composition = how.composition(data);
        return composition.isPresent()
                ? new ComposedNetwork(composition.get(), how.needs()).values()
                : trained.of(how, data);
    }

    /**
     * SHA-256 of a run's weights file; of a run that is put together, over the digests of its members.
     *
     * @throws io.github.auxtask.core.BadInputException if the store lacks any
     */
    public ContentId weightsDigest(PlannedRun run) {
        RunMethod how = method(run);
        Optional<Composition> composition = how.composition(data(run));
        return composition.isEmpty()
                ? trained.digest(how)
                : ContentId.of(members(run, composition.get()).stream()
                        .map(member -> weightsDigest(member) + "\n")
                        .collect(Collectors.joining()));
    }

    /** What a run is put together from, in order. */
    public List<PlannedRun> members(PlannedRun run, Composition composition) {
        return run.needs().stream()
                .filter(need -> need.as().equals(composition.as()))
                .map(this::planned)
                .toList();
    }

    private final class Needed implements TrainedRun {
        private final NeededRun need;

        Needed(NeededRun need) {
            this.need = need;
        }

        private RunMethod how() {
            return method(planned(need));
        }

        private DatasetDescription like() {
            return data(planned(need));
        }

        @Override
        public String as() {
            return need.as();
        }

        @Override
        public ContentId id() {
            return need.run();
        }

        @Override
        public RunDescription run() {
            return how().description(like());
        }

        @Override
        public UnaryOperator<Tensor> classifier() {
            return Classifier.of(how(), like());
        }

        @Override
        public Standardisation standardisation() {
            return how().standardisation(like());
        }

        @Override
        public Map<String, float[]> values() {
            return TrainedRuns.this.values(how());
        }

        @Override
        public List<EpochRecord> history() {
            RunMethod how = how();
            return how.composition(like()).isPresent() ? List.of() : trained.history(how);
        }

        @Override
        public String toString() {
            return label();
        }
    }
}
