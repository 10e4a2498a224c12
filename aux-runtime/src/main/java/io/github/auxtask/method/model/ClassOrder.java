package io.github.auxtask.method.model;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.graph.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** Brings a model's scores into the order of the data set's classes. */
public final class ClassOrder {
    private ClassOrder() {}

    /**
     * Refuses an order of other classes.
     *
     * @param setting what the order was written as, for the message
     * @param model names of the classes in the order of the model's scores; empty if that is the data set's
     * @param wanted the data set's classes
     * @throws BadInputException if they are not the same
     */
    public static void require(String setting, List<String> model, List<String> wanted) {
        if (!model.isEmpty()
                && (model.size() != wanted.size() || !new HashSet<>(model).equals(new HashSet<>(wanted)))) {
            List<String> unknown =
                    model.stream().filter(name -> !wanted.contains(name)).toList();
            throw new BadInputException(
                    setting + " must name the data set's classes in the order of the model's scores, each once: "
                            + String.join(", ", wanted)
                            + (unknown.isEmpty() ? "." : "; it has none called " + String.join(", ", unknown) + "."));
        }
    }

    /**
     * The reordering of scores [N, K].
     *
     * @param model names of the classes in the order of the model's scores; empty if that is the data set's
     * @throws BadInputException if they are not exactly the data set's
     */
    static UnaryOperator<Tensor> of(List<String> model, DatasetDescription data) {
        List<String> wanted = data.classNames();
        if (model.isEmpty() || model.equals(wanted)) {
            return scores -> scores;
        }
        require("Setting 'classes'", model, wanted);
        float[] matrix = new float[wanted.size() * wanted.size()];
        for (int to = 0; to < wanted.size(); to++) {
            matrix[model.indexOf(wanted.get(to)) * wanted.size() + to] = 1;
        }
        long classes = wanted.size();
        return scores -> scores.matmul(scores.constant(matrix).reshape(classes, classes));
    }
}
