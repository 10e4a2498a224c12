package io.github.auxtask.evaluate.imageset;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationFiles;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.confidence.ConfidenceRun;
import io.github.auxtask.evaluate.confidence.ConfidenceSettings;
import io.github.auxtask.provenance.CheckOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Which images of another data set an evaluation is about.
 *
 * @param other the data set
 * @param selection which of its test images
 * @param confidence how they are counted
 */
record ImageSetTask(OtherData other, Selection selection, ConfidenceSettings confidence) implements EvaluationTask {
    /** Id of the finding that says which images they are. */
    static final String FINDING = "D5";

    /**
     * Some of a data set's test images.
     *
     * @param map file of the map of classes
     * @param digest of that file
     * @param dropGrey whether grey images are left out
     * @param most how many of them, from the first on; 0 for all
     */
    record Selection(String map, String digest, boolean dropGrey, int most) {}

    @Override
    public EvaluationNeeds needs() {
        return EvaluationNeeds.NOTHING.data(other.need());
    }

    @Override
    public void check(EvaluationFiles files, DatasetDescription data) {
        labels(other.load(files::data), files.file(selection.map()), data.classNames());
    }

    @Override
    public EvaluationRun start(EvaluationContext context) {
        Dataset dataset = other.load(context::data);
        Map<Integer, Integer> labels = labels(dataset, context.file(selection.map()), context.classNames());
        Examples own = context.examples();
        MappedExamples all = MappedExamples.of(
                dataset.test(),
                labels,
                new MappedExamples.Target(own.classes(), own.shape(), context.standardisation()));
        MappedExamples kept = selection.dropGrey() ? all.withoutGrey() : all;
        MappedExamples chosen = kept.first(selection.most());
        if (chosen.count() == 0) {
            throw new BadInputException("All images of the classes in " + selection.map()
                    + " are grey, so that none is left: take grey: expand.");
        }
        String images = chosen.count() + " images of " + dataset.name() + " " + dataset.digest();
        return new ConfidenceRun(
                context, confidence, chosen, images, List.of(finding(dataset, all.count() - kept.count(), chosen)));
    }

    private Map<Integer, Integer> labels(Dataset dataset, Path map, List<String> classNames) {
        ClassMap.Names names = new ClassMap.Names(dataset.name(), dataset.classNames(), classNames);
        Map<Integer, Integer> labels =
                ClassMap.read(map, selection.digest(), names).labels();
        requireImages(dataset, labels);
        return labels;
    }

    private void requireImages(Dataset dataset, Map<Integer, Integer> labels) {
        boolean[] found = new boolean[dataset.classNames().size()];
        for (int label : dataset.test().labels()) {
            found[label] = true;
        }
        for (int label : labels.keySet()) {
            if (!found[label]) {
                throw new BadInputException(selection.map() + " names the class '"
                        + dataset.classNames().get(label) + "', of which the data set '" + dataset.name()
                        + "' has no test images here: bring them back, or remove the line.");
            }
        }
    }

    private CheckOutcome finding(Dataset dataset, int grey, Examples chosen) {
        String left = selection.dropGrey() ? " " + grey + " grey ones are left out." : "";
        return new CheckOutcome(
                FINDING,
                "images of another data set",
                CheckOutcome.Status.OK,
                false,
                (double) chosen.count(),
                "images",
                "",
                "The images are " + chosen.count() + " test images of " + dataset.name() + " (" + dataset.source()
                        + "), digest " + dataset.digest() + ", under the map of classes " + selection.map() + "."
                        + left);
    }
}
