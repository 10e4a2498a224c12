package io.github.auxtask.method;

import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.split.Subset;
import java.util.List;
import java.util.Map;

/**
 * Makes data from a data set's images, once for all runs that use it: images transformed by a trained network, for example. What is made
 * is kept in the store under everything that decides it: name, version and settings of the maker, the data set, and the ids of the
 * needed runs that it uses. It is made chunk by chunk, goes on where it was interrupted, and is verified when it is read.
 *
 * <p>A method says with {@link Method#makes} what must be made before a run can be trained, and reads it in {@link Method#training}
 * through the service {@link MadeDataSets}.
 */
public interface DataMaker {
    /** Of what is made: lower-case letters, digits and hyphens. */
    String name();

    /** Raised whenever the same settings would make something else. */
    int version();

    /** All that decides what is made, besides images and needed runs: texts, numbers, true and false. A seed, too, if it draws. */
    Map<String, Object> settings();

    /** The roles of the needed runs that make it; empty if no network is needed. */
    List<String> from();

    /** From which images: {@code train}, unless it says {@code test}. */
    default String images() {
        return "train";
    }

    /**
     * For how many of them something is made: for all, unless it says fewer. What decides that is among its {@link #settings}.
     *
     * @param data what the data set is like
     */
    default int count(DatasetDescription data) {
        return images().equals("test") ? data.test() : data.train();
    }

    /**
     * For which of them, as many as {@link #count} says: for all in their order, unless it says otherwise. What is made is then counted from
     * the first of these on.
     *
     * @param all the images that {@link #images} names
     * @return indices into them
     */
    default int[] members(ImageSet all) {
        return Subset.all(all.count());
    }

    /**
     * What is made for every image.
     *
     * @param run that asks for it
     */
    List<MadeArray> arrays(RunDescription run);

    /**
     * Begins to make; whatever is compiled for it is freed afterwards.
     *
     * @throws io.github.auxtask.core.BadInputException if settings or needed runs make no sense
     */
    Making begin(Materials materials);

    /** Makes piece after piece, in any order. */
    @FunctionalInterface
    interface Making {
        /**
         * Makes what belongs to some images. What comes of one image must not depend on which others are made with it.
         *
         * @param from the first, an index into the images
         * @param to the one after the last
         * @param sink takes every array of each of these images
         * @throws io.github.auxtask.core.RunFailedException if a network gives no numbers
         */
        void make(int from, int to, Sink sink);
    }

    /** Takes what was made. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes one array of one image.
         *
         * @param array its name
         * @param index of the image
         * @param values as many as the array's shape has, from {@code at} on
         * @throws io.github.auxtask.core.RunFailedException if one is not finite, or too large for the array's type
         */
        void put(String array, int index, float[] values, int at);
    }

    /**
     * What data is made from.
     *
     * @param run that asks for it, with the runs that it needs
     * @param images of its data set, those that {@link DataMaker#members} chooses
     * @param functions compiles functions of a needed run's network
     */
    record Materials(RunDescription run, ImageSet images, FunctionsOf functions) {}

    /** Compiles functions of trained networks. */
    @FunctionalInterface
    interface FunctionsOf {
        /** Functions of a run's trained values; its classifier is {@link TrainedRun#classifier}. */
        NetworkFunctions network(TrainedRun run);
    }
}
