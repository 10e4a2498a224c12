package io.github.auxtask.maven.plan;

import io.github.auxtask.core.NeededRun;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run needs, for the log: {@code members: resnet8/plain seeds 1, 2, 3; source: resnet8/classical seed 1}. */
public final class NeedText {
    private final Plan plan;

    public NeedText(Plan plan) {
        this.plan = plan;
    }

    /** All that a run needs, runs of one role and variant together; {@code -} if it needs nothing. */
    public String of(PlannedRun run) {
        Map<String, List<String>> seeds = new LinkedHashMap<>();
        for (NeededRun need : run.needs()) {
            plan.run(need.run())
                    .ifPresent(needed -> seeds.computeIfAbsent(name(need, needed), name -> new ArrayList<>())
                            .add(Long.toString(needed.seed())));
        }
        List<String> parts = new ArrayList<>();
        seeds.forEach((name, numbers) ->
                parts.add(name + (numbers.size() == 1 ? " seed " : " seeds ") + String.join(", ", numbers)));
        return parts.isEmpty() ? "-" : String.join("; ", parts);
    }

    private static String name(NeededRun need, PlannedRun needed) {
        String variant = String.join("/", needed.variant().values());
        return need.as().isEmpty() ? variant : need.as() + ": " + variant;
    }
}
