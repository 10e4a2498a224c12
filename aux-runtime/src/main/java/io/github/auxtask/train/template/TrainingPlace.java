package io.github.auxtask.train.template;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.Checkpoints;
import java.util.function.BooleanSupplier;

/**
 * Where a declared training is carried out, and for which run.
 *
 * @param run id of the run; a checkpoint of another run is passed over
 * @param seed of the run; every random stream is derived from it
 * @param precision of convolutions and linear layers
 * @param standardisation of the network's inputs, which ties pixels to them for adversaries
 * @param data where pretrained weights are found
 * @param manager on the device to train on; the template frees all it takes from it
 * @param checkpoints the run's own
 * @param listener hears of steps and epochs
 * @param stopRequested asked after every step; once true, a checkpoint is written and
 *     {@link io.github.auxtask.train.StoppedException} thrown
 */
public record TrainingPlace(
        ContentId run,
        long seed,
        Precision precision,
        Standardisation standardisation,
        DataAccess data,
        NDManager manager,
        Checkpoints checkpoints,
        TrainingListener listener,
        BooleanSupplier stopRequested) {}
