package io.github.auxtask.run.job;

import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DataHome;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.live.LiveWriter;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * One command of the worker: what is asked for, whom to tell, and whether to stop.
 *
 * @param request what is asked for
 * @param events whom to tell
 * @param stop whether to stop
 */
public record Session(Request request, Events events, StopSignal stop) {
    /** The plan that the request names. */
    public Plan plan() {
        return Plan.read(request.requiredPlan());
    }

    /** The store that the request names, made if it is missing. */
    public RunStore store() {
        return RunStore.open(request.store());
    }

    /** Keeps in the store what each run is doing, for those who follow it from outside. */
    public Session followed() {
        events.listen(new LiveWriter(store().root().resolve("runs")));
        return this;
    }

    /** Where data sets are, the reproduction's own folders included, and whether they may be fetched. */
    public DataAccess dataAccess() {
        String configured = request.data() == null ? null : request.data().toString();
        Path project = request.yaml() == null ? Path.of("") : request.requiredReproduction();
        return new DataAccess(DataHome.resolve(configured), project, request.offline(), new DataEvents(events));
    }

    /** Starts the engine as the request wants it. */
    public Computer startComputer() {
        return Computer.start(request.device(), request.threads(), request.offline());
    }

    /** Between two pieces of work: ends here if that is wanted. */
    public void checkStop() {
        if (stop.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
