package io.github.auxtask.method.labels;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What labels are asked for.
 *
 * @param dataset its name
 * @param classNames in the order of the classes
 * @param folder {@code label-representations} in the data home; need not exist
 * @param origin where they are to come from
 * @param audioCommand a synthesiser to use in place of the built-in voice; empty for none
 */
record LabelRequest(String dataset, List<String> classNames, Path folder, LabelOrigin origin, String audioCommand) {
    /** The folder in the data home. */
    static final String FOLDER = "label-representations";

    LabelRequest {
        classNames = List.copyOf(classNames);
    }

    int classes() {
        return classNames.size();
    }

    /**
     * Labels from the authors' file, or made here, as the origin says.
     *
     * @param file the file's name without the data set: {@code speech} for {@code cifar10_speech.npy}
     * @param own makes them
     */
    ClassLabels choose(String file, LabelForm form, Supplier<ClassLabels> own) {
        if (origin == LabelOrigin.OWN) {
            return own.get().checked();
        }
        Optional<ClassLabels> found = LabelFiles.find(this, file, form);
        if (found.isEmpty() && origin != LabelOrigin.AUTO) {
            throw missing(file, "or set labels.source: own");
        }
        return found.orElseGet(own).checked();
    }

    /**
     * Labels from a file, because they cannot be made here.
     *
     * @param remedy what else helps
     */
    ClassLabels fromFile(String file, LabelForm form, String remedy) {
        return LabelFiles.find(this, file, form)
                .orElseThrow(() -> missing(file, remedy))
                .checked();
    }

    private BadInputException missing(String file, String remedy) {
        return new BadInputException(LabelFiles.name(dataset, file) + " is not in " + folder
                + ": put the file released with the paper there, " + remedy + ".");
    }
}
