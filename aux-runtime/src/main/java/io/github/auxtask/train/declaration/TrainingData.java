package io.github.auxtask.train.declaration;

import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.batch.Examples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training learns from.
 *
 * @param train the images trained on, in a new order every epoch
 * @param stages what is done to every training batch on the loader's threads, before auxiliary tasks add their targets
 * @param validation the images that every epoch is watched with; at least one
 * @param held how many of them are held out of the training images; 0 where training images stand in for them
 * @param digests SHA-256 of the index lists, by name: {@code train}, {@code validation}
 */
public record TrainingData(
        Examples train, List<BatchStage> stages, Examples validation, int held, Map<String, String> digests) {
    public TrainingData {
        stages = List.copyOf(stages);
        digests = Collections.unmodifiableMap(new LinkedHashMap<>(digests));
    }

    /** Images trained on as they come, and others held out to watch with. */
    public static TrainingData of(Examples train, Examples validation, Map<String, String> digests) {
        return new TrainingData(train, List.of(), validation, validation.count(), digests);
    }

    /** The same with one more stage for training batches, after those there are. */
    public TrainingData stage(BatchStage stage) {
        List<BatchStage> more = new ArrayList<>(stages);
        more.add(stage);
        return new TrainingData(train, more, validation, held, digests);
    }

    /** The same where only so many of the images watched with are held out. */
    public TrainingData held(int count) {
        return new TrainingData(train, stages, validation, count, digests);
    }
}
