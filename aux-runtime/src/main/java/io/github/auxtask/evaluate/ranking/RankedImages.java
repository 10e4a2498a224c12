package io.github.auxtask.evaluate.ranking;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.evaluate.EvaluationContext;
import java.util.Arrays;
import java.util.List;

/**
 * Images that are ranked.
 *
 * @param examples standardised
 * @param words which they are, for records
 */
record RankedImages(Examples examples, String words) {
    /** The test images. */
    static RankedImages of(EvaluationContext context) {
        return new RankedImages(context.examples(), "test images");
    }

    /**
     * The test images of another data set.
     *
     * @param most how many of them, from the first on; 0 for all
     * @throws BadInputException if its classes or the size of its images are others
     */
    static RankedImages of(EvaluationContext context, Dataset dataset, int most) {
        requireLike(dataset, context.classNames(), context.examples().shape());
        int[] all = Subset.all(dataset.test().count());
        int[] members = most == 0 || most >= all.length ? all : Arrays.copyOf(all, most);
        return new RankedImages(
                ImageExamples.of(dataset.test(), members, context.standardisation()),
                "images of " + dataset.name() + " (" + dataset.source() + ") " + dataset.digest());
    }

    /**
     * Refuses a class that the data set does not have.
     *
     * @throws BadInputException with the nearest
     */
    static void requireClass(String name, List<String> classNames) {
        if (!classNames.contains(name)) {
            throw new BadInputException(
                    "class is '" + name + "', which is none of the data set" + Suggestion.hint(name, classNames));
        }
    }

    /**
     * Refuses a data set that the classifier cannot be asked about.
     *
     * @throws BadInputException if its classes or the size of its images are others
     */
    static void requireLike(Dataset dataset, List<String> classNames, ImageShape shape) {
        if (!dataset.classNames().equals(classNames)) {
            throw new BadInputException("The data set '" + dataset.name() + "' has the classes " + dataset.classNames()
                    + ", but the classifier " + classNames + ": name a data set of the same (data).");
        }
        if (!dataset.test().shape().equals(shape)) {
            throw new BadInputException("The images of the data set '" + dataset.name() + "' are "
                    + dataset.test().shape() + ", but the classifier takes " + shape
                    + ": have them resized by its settings (data.size).");
        }
    }
}
