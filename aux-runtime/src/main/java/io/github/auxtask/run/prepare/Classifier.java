package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import java.util.List;
import java.util.function.UnaryOperator;

/** The deployed classifier of a run: what it computes, and the tensors it needs. */
public final class Classifier {
    private Classifier() {}

    /** Standardised images [N, C, H, W] to scores [N, K]. */
    public static UnaryOperator<Tensor> of(RunMethod how, Dataset dataset) {
        return of(how, dataset.description());
    }

    /** The same on a data set that need not be loaded. */
    static UnaryOperator<Tensor> of(RunMethod how, DatasetDescription data) {
        return how.composition(data)
                .map(composition -> new ComposedNetwork(composition, how.needs()).classifier(how.standardisation(data)))
                .orElseGet(() -> how.method().classifier(how.description(data)));
    }

    /**
     * The classifier's parameters and running statistics, without compiling anything and without any image.
     *
     * @throws BadInputException if the variant names a network that does not exist
     */
    public static Parameters parameters(RunMethod how, DatasetDescription data) {
        ImageShape shape = how.inputs(data).output();
        UnaryOperator<Tensor> classifier = of(how, data);
        ProgramBuilder builder = Program.named("classifier")
                .method(
                        "scores",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(classifier.apply(
                                graph.input("x", -1, shape.channels(), shape.height(), shape.width()))));
        return builder.parameters();
    }
}
