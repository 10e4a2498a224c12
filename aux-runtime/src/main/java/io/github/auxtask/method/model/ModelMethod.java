package io.github.auxtask.method.model;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Composition;
import io.github.auxtask.method.GivenNetwork;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.train.PretrainedWeights;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A model of one's own: a safetensors file with the values of a known architecture, or a TorchScript file, whose architecture is called {@code
 * torchscript}. Nothing is trained; {@code mvn aux:attack} reads the
 * file and evaluates it. Axis or setting {@code architecture}; the file and its SHA-256 stand under {@code weights}. With {@code together}
 * a variant is the ensemble of the models that it needs as {@code members}.
 */
public final class ModelMethod implements Method {
    /** As reproductions write it. */
    public static final String NAME = "model";

    private static final String MEMBERS = "members";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<SettingKey> settings() {
        return ModelKeys.all();
    }

    @Override
    public TrainingDeclaration training(TrainingContext context) {
        throw new BadInputException("A model of one's own is not trained here: evaluate it with mvn aux:attack.");
    }

    @Override
    public Optional<Composition> composition(RunDescription run) {
        return switch (run.settings().text(ModelKeys.TOGETHER)) {
            case ModelKeys.PROBABILITIES -> Optional.of(Composition.sumOfSoftmax(MEMBERS));
            case ModelKeys.LOGITS -> Optional.of(Composition.meanOfLogits(MEMBERS));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<GivenNetwork> given(RunDescription run) {
        if (composition(run).isPresent()) {
            return Optional.empty();
        }
        PretrainedWeights weights = PretrainedWeights.of(run.settings(), ModelKeys.WEIGHTS)
                .orElseThrow(() -> new BadInputException(
                        "Setting 'weights.source' is missing: say whose names the tensors of the model's file have"
                                + " (state-dict for its own code's), with weights.file and weights.sha256."));
        return Optional.of(new GivenNetwork(weights, architecture(run)));
    }

    @Override
    public UnaryOperator<Tensor> classifier(RunDescription run) {
        Optional<GivenNetwork> given = given(run);
        if (given.isPresent() && given.get().isProgram()) {
            UnaryOperator<Tensor> program = ProgramNetwork.of(given.get(), run.classes());
            UnaryOperator<Tensor> reordered = ClassOrder.of(run.settings().texts(ModelKeys.CLASSES), run.data());
            return images -> reordered.apply(program.apply(images));
        }
        Backbone network = Backbones.named(architecture(run), run.classes());
        UnaryOperator<Tensor> order = ClassOrder.of(run.settings().texts(ModelKeys.CLASSES), run.data());
        return images -> order.apply(network.apply(images).logits());
    }

    private static String architecture(RunDescription run) {
        String axis = run.variant().getOrDefault(ModelKeys.ARCHITECTURE, "");
        String name = axis.isEmpty() ? run.settings().text(ModelKeys.ARCHITECTURE) : axis;
        if (name.isEmpty()) {
            throw new BadInputException(
                    "Setting 'architecture' is missing: say which network the model's file is of, one of "
                            + String.join(", ", Backbones.names())
                            + ", or torchscript for a file that is the network, too.");
        }
        return name;
    }
}
