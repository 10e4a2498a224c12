package io.github.auxtask.run.execute;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.diagnose.Determinism;
import io.github.auxtask.run.diagnose.SelfTest;
import io.github.auxtask.run.diagnose.SelfTestCache;
import io.github.auxtask.run.job.DeterminismMode;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.RunTraining;
import io.github.auxtask.run.records.RecordProvenance;
import io.github.auxtask.run.store.RunStore;
import java.util.Optional;

/** How far two trainings agree on this machine: tested on a run's own network unless a test of its kind is known. */
record TestedDeterminism(Session session, RunStore store, Computer computer, RecordProvenance surroundings) {
    /**
     * The level, told either way.
     *
     * @return empty if the user wants no test, or the run cannot be tested
     * @throws BadInputException if equal bits are asked for, and they are not
     */
    Optional<Determinism> of(RunTraining training) {
        RunMethod how = training.how();
        DeterminismMode mode = session.request().determinism();
        if (mode == DeterminismMode.UNTESTED) {
            return Optional.empty();
        }
        Provenance here = surroundings.ofTraining(how.precision(), Optional.empty());
        SelfTestCache cache = new SelfTestCache(store.root());
        Optional<Determinism> level = cache.find(how.run(), here);
        if (level.isEmpty()) {
            level = new SelfTest(session, computer).of(training);
            level.ifPresent(found -> {
                cache.remember(how.run(), here, found);
                session.events()
                        .info("determinism here: " + found.word() + " (" + SelfTest.STEPS + " steps, twice: "
                                + found.meaning() + ")");
            });
        }
        if (mode == DeterminismMode.BITWISE && level.isPresent() && level.get() != Determinism.BITWISE) {
            throw new BadInputException("Of " + how.run().label() + " "
                    + level.get().meaning()
                    + " on this machine, but -Daux.determinism=bitwise asks for equal bits: train it with"
                    + " -Daux.device=cpu, or without the option.");
        }
        return level;
    }
}
