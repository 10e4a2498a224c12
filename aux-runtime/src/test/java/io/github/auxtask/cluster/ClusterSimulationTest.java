package io.github.auxtask.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paper's full budget on a cluster, with the real planner and real leases, in virtual time. */
class ClusterSimulationTest {
    private static final int RUNS = 1500;
    private static final int SLOTS = 200;

    @TempDir
    private Path folder;

    private final Plan plan = TestPlans.levels(RUNS);
    private final Map<ContentId, Double> seconds = new HashMap<>();

    private ClusterSimulationTest() {
        Random random = new Random(3);
        plan.runs().forEach(run -> seconds.put(run.id(), 300 + 900 * random.nextDouble()));
    }

    /** No schedule that keeps levels apart is faster: of each level all work on all slots, or its longest run. */
    private double bound() {
        double bound = 0;
        for (List<PlannedRun> level : RunLevels.of(plan, run -> true)) {
            double work =
                    level.stream().mapToDouble(run -> seconds.get(run.id())).sum();
            double longest = level.stream()
                    .mapToDouble(run -> seconds.get(run.id()))
                    .max()
                    .orElse(0);
            bound += Math.max(work / SLOTS, longest);
        }
        return bound;
    }

    @Test
    void withMisfortuneEveryRunIsDoneOnceAndNoneIsLost() throws Exception {
        SimulatedCluster cluster = new SimulatedCluster(plan, folder, seconds, SLOTS, 1, Duration.ofMinutes(60));

        cluster.run(Duration.ofMinutes(60));
        int first = cluster.done();
        double makespan = cluster.run(Duration.ofMinutes(60));

        // The bound knows nothing of what deaths undid.
        assertThat(makespan).isLessThan(1.1 * bound());
        assertThat(cluster.done()).isEqualTo(RUNS);
        assertThat(first).as("done without a second aux:submit").isGreaterThan(RUNS * 99 / 100);
        assertThat(cluster.twice).isZero();
        assertThat(cluster.deaths).isGreaterThan(100);
        assertThat(cluster.preemptions).isGreaterThan(100);
    }

    @Test
    void withoutMisfortuneItTakesAtMostATenthLongerThanTheBound() throws Exception {
        SimulatedCluster cluster = new SimulatedCluster(plan, folder, seconds, SLOTS, 1e-9, Duration.ofMinutes(60));

        double makespan = cluster.run(Duration.ofMinutes(60));

        assertThat(cluster.done()).isEqualTo(RUNS);
        assertThat(makespan).isLessThan(1.1 * bound());
    }
}
