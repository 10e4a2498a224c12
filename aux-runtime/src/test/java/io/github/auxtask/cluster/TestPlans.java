package io.github.auxtask.cluster;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.MethodRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Plans made of nothing but names and needs. */
public final class TestPlans {
    private TestPlans() {}

    /** A run that needs others. */
    public static PlannedRun run(String name, PlannedRun... needs) {
        return run(name, List.of(needs));
    }

    static PlannedRun run(String name, List<PlannedRun> needs) {
        return new PlannedRun(
                ContentId.of(name),
                Map.of("name", name),
                1,
                Map.of(),
                new MethodRef("method", 1),
                new DataRef("shapes", ContentId.of("shapes").hex()),
                List.of(),
                needs.stream().map(need -> NeededRun.of(need.id())).toList());
    }

    static Plan of(PlannedRun... runs) {
        return of(List.of(runs));
    }

    static Plan of(List<PlannedRun> runs) {
        return new Plan("test", "full", true, runs);
    }

    /** Three levels: two thirds of the runs need nothing, a quarter one run, the rest two. */
    static Plan levels(int count) {
        List<PlannedRun> runs = new ArrayList<>();
        int first = count * 2 / 3;
        int second = first + count / 4;
        for (int i = 0; i < count; i++) {
            if (i < first) {
                runs.add(run("run " + i));
            } else if (i < second) {
                runs.add(run("run " + i, runs.get(i % first)));
            } else {
                runs.add(run("run " + i, runs.get(first + i % (second - first)), runs.get(i % first)));
            }
        }
        return of(runs);
    }
}
