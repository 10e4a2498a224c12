package io.github.auxtask.train.loop;

import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.Validation;
import io.github.auxtask.train.declaration.WeightSelection;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.schedule.Schedule;
import java.util.function.Supplier;

/**
 * A stretch of training with one step, one schedule, one set of trained parameters. Most papers have one phase.
 *
 * @param name for messages
 * @param epochs the most there can be
 * @param batches the training images
 * @param step opened when the phase begins and closed when it ends, so that only one phase's optimiser state exists
 * @param schedule a fresh one
 * @param patience of early stopping, in epochs; {@link EarlyStopping#NEVER} for none
 * @param validation after every epoch
 * @param selection the weights it ends with
 */
public record Phase(
        String name,
        int epochs,
        BatchLoader batches,
        Supplier<? extends TrainingStep> step,
        Supplier<? extends Schedule> schedule,
        int patience,
        Validation validation,
        WeightSelection selection) {}
