package io.github.auxtask.cluster;

import java.util.List;

/**
 * An array that the queue has taken.
 *
 * @param id Slurm's number of it
 * @param stage of the submission, from 1
 * @param command {@link ClusterPlan#TRAIN} or {@link ClusterPlan#ATTACK}
 * @param tasks how many it has
 * @param runs ids of the runs that it does
 */
public record SubmittedJob(String id, int stage, String command, int tasks, List<String> runs) {
    public SubmittedJob {
        runs = List.copyOf(runs);
    }
}
