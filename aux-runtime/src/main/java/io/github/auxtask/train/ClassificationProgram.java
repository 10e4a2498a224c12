package io.github.auxtask.train;

import io.github.auxtask.data.ImageShape;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ProgramBuilder;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.AuxiliaryTask.HostTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a {@link Classification} as methods of a program: a training step, its adversary, validation. */
public final class ClassificationProgram {
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

    /** x, y, for every auxiliary task its targets and its weight, the learning rate, the optimiser's lists: losses, correct. */
    private List<Tensor> train(Graph graph) {
        Tensor images = images(graph);
        Tensor labels = graph.labels("y");
        Backbone.Output output = task.network().apply(images);
        random = graph.isRandom();
        Tensor own = task.criterion().loss(output.logits(), labels);
        Tensor total = own;
        List<Tensor> parts = new ArrayList<>(List.of(own));
        for (int i = 0; i < task.tasks().size(); i++) {
            AuxiliaryTask auxiliary = task.tasks().get(i).task();
            Tensor loss = auxiliary.loss(images, output, targets(graph, auxiliary, i));
            total = total.add(loss.mul(graph.scalar("weight_" + i)));
            parts.add(loss);
        }
        Map<String, Tensor> leaves = graph.trainableBehind(total);
        trained = List.copyOf(leaves.keySet());
        List<Tensor> gradients = total.gradients(List.copyOf(leaves.values()), false);
        task.optimiser().update(graph, leaves, gradients, graph.scalar("learningRate"));
        List<Tensor> report = new ArrayList<>(List.of(single(total)));
        parts.forEach(part -> report.add(single(part)));
        report.add(single(task.criterion().correct(output.logits(), labels)));
        return List.of(Tensor.concat(report, 0));
    }

    private static List<Tensor> targets(Graph graph, AuxiliaryTask auxiliary, int index) {
        List<Tensor> targets = new ArrayList<>();
        for (List<Long> shape : auxiliary.hostTargets().map(HostTargets::shapes).orElse(List.of())) {
            long[] batch = new long[shape.size() + 1];
            batch[0] = -1;
            for (int i = 0; i < shape.size(); i++) {
                batch[i + 1] = shape.get(i);
            }
            targets.add(graph.input("target_" + index + "_" + targets.size(), batch));
        }
        return targets;
    }

    private static Tensor single(Tensor value) {
        return value.detach().reshape(1);
    }

    private List<Tensor> adversary(Graph graph) {
        return List.of(adversarial(images(graph), graph.labels("y")));
    }

    private List<Tensor> validate(Graph graph) {
        Tensor images = images(graph);
        Tensor labels = graph.labels("y");
        Tensor seen = task.adversary() == null ? images : adversarial(images, labels);
        return List.of(task.criterion().correct(logits(seen), labels));
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

    private Tensor images(Graph graph) {
        ImageShape shape = task.inputs();
        return graph.input("x", -1, shape.channels(), shape.height(), shape.width());
    }
}
