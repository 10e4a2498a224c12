package io.github.auxtask.train;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ProgramBuilder;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a {@link Classification} as methods of a program: a training step, its adversary, validation. */
public final class ClassificationProgram {
    static final String WEIGHTS = "weights";

    private final Classification task;
    private final String prefix;
    private List<String> trained = List.of();
    private boolean random;

    private ClassificationProgram(Classification task, String prefix) {
        this.task = task;
        this.prefix = prefix;
    }

    /**
     * Adds the methods to a program.
     *
     * @param prefix of their names; one for each phase that is trained differently, possibly empty
     */
    public static ClassificationProgram declare(ProgramBuilder program, String prefix, Classification task) {
        ClassificationProgram declared = new ClassificationProgram(task, prefix);
        program.method(declared.trainMethod(), Mode.TRAIN, task.precision(), task.trainable(), declared::train);
        if (task.adversary() != null) {
            program.method(declared.adversaryMethod(), Mode.TRAIN, task.precision(), declared::adversary);
        }
        program.method(declared.validateMethod(), Mode.EVAL, task.precision(), declared::validate);
        return declared;
    }

    Classification task() {
        return task;
    }

    String trainMethod() {
        return prefix + "train";
    }

    String adversaryMethod() {
        return prefix + "adversary";
    }

    String validateMethod() {
        return prefix + "validate";
    }

    /** Names of the parameters that a step updates, in the order of the optimiser's lists. */
    List<String> trained() {
        return trained;
    }

    /** x, y, every task's targets, the tasks' weights [K] if there are tasks, the learning rate, the optimiser's lists: a report. */
    private List<Tensor> train(Graph graph) {
        MixedPass pass = MixedPass.write(graph, task);
        random = graph.isRandom();
        Tensor total = pass.own();
        if (!pass.losses().isEmpty()) {
            Tensor weights = graph.input(WEIGHTS, pass.losses().size());
            for (int i = 0; i < pass.losses().size(); i++) {
                total = total.add(pass.losses().get(i).mul(weights.element(i)));
            }
        }
        Map<String, Tensor> leaves = graph.trainableBehind(total);
        if (leaves.isEmpty()) {
            throw new BadInputException(
                    "Nothing is trained, because every parameter that the loss depends on is frozen: freeze"
                            + " less.");
        }
        trained = List.copyOf(leaves.keySet());
        List<Tensor> gradients = total.gradients(List.copyOf(leaves.values()), false);
        task.optimiser().update(graph, leaves, gradients, graph.scalar("learningRate"));
        return List.of(report(task, pass, total));
    }

    /** Total, the classifier's loss, the tasks' losses, the number of images classified rightly, one after another. */
    static Tensor report(Classification task, MixedPass pass, Tensor total) {
        List<Tensor> report = new ArrayList<>(List.of(single(total), single(pass.own())));
        pass.losses().forEach(loss -> report.add(single(loss)));
        report.add(single(task.criterion().correct(pass.output().logits(), pass.labels())));
        return Tensor.concat(report, 0);
    }

    private static Tensor single(Tensor value) {
        return value.detach().reshape(1);
    }

    private List<Tensor> adversary(Graph graph) {
        return List.of(adversarial(MixedPass.images(graph, task), graph.labels("y")));
    }

    private List<Tensor> validate(Graph graph) {
        Tensor images = MixedPass.images(graph, task);
        Tensor labels = graph.labels("y");
        Tensor seen = task.adversary() == null ? images : adversarial(images, labels);
        Tensor output = logits(seen);
        Tensor correct = task.criterion().correct(output, labels);
        return List.of(correct, task.criterion().loss(output, labels));
    }

    private Tensor adversarial(Tensor images, Tensor labels) {
        Adversary adversary = task.adversary();
        if (adversary == null) {
            throw new IllegalStateException("no adversary");
        }
        return adversary.perturb(this::logits, images, labels, random);
    }

    private Tensor logits(Tensor images) {
        return task.network().apply(images).logits();
    }
}
