package io.github.auxtask.train.step;

import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.ProgramBuilder;
import io.github.auxtask.train.declaration.AdversarialTraining;
import io.github.auxtask.train.declaration.TrainingAdversary;
import io.github.auxtask.train.task.Adversary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a {@link Classification} as methods of a program: an update, or the gradients of a part and an update from their sums; the
 * adversaries that work in training mode; validation.
 */
public final class ClassificationProgram {
    static final String WEIGHTS = "weights";

    private final Classification task;
    private final String prefix;
    private final String validateMethod;
    private List<String> trained = List.of();
    private boolean random;

    private ClassificationProgram(Classification task, String prefix, String validateMethod) {
        this.task = task;
        this.prefix = prefix;
        this.validateMethod = validateMethod;
    }

    /**
     * Adds the methods to a program.
     *
     * @param prefix of their names; one for each phase that is trained differently, possibly empty
     */
    public static ClassificationProgram declare(ProgramBuilder program, String prefix, Classification task) {
        return declare(program, prefix, task, null);
    }

    /**
     * The same where an earlier phase has validated the same network already.
     *
     * @param earlier whose method it uses; {@code null} to write one
     */
    public static ClassificationProgram declare(
            ProgramBuilder program, String prefix, Classification task, @Nullable ClassificationProgram earlier) {
        ClassificationProgram declared =
                new ClassificationProgram(task, prefix, earlier == null ? prefix + "validate" : earlier.validateMethod);
        if (task.parts() == 1) {
            program.method(declared.trainMethod(), Mode.TRAIN, task.precision(), task.trainable(), declared::train);
        } else {
            program.method(declared.partMethod(), Mode.TRAIN, task.precision(), task.trainable(), declared::part);
            program.method(declared.updateMethod(), Mode.TRAIN, task.precision(), task.trainable(), declared::update);
        }
        declared.adversaries(program);
        if (earlier == null) {
            program.method(declared.validateMethod, Mode.EVAL, task.precision(), declared::validate);
        }
        return declared;
    }

    private void adversaries(ProgramBuilder program) {
        List<AdversarialTraining.Share> shares = task.adversaries().shares();
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).adversary() instanceof TrainingAdversary.InTrainingMode inside) {
                Adversary adversary = inside.adversary();
                program.method(
                        adversaryMethod(i, Mode.TRAIN),
                        Mode.TRAIN,
                        task.precision(),
                        graph -> adversarial(graph, adversary));
                if (task.adversaries().validates()) {
                    program.method(
                            adversaryMethod(i, Mode.EVAL),
                            Mode.EVAL,
                            task.precision(),
                            graph -> adversarial(graph, adversary));
                }
            }
        }
    }

    public Classification task() {
        return task;
    }

    String trainMethod() {
        return prefix + "train";
    }

    String partMethod() {
        return prefix + "part";
    }

    String updateMethod() {
        return prefix + "update";
    }

    String adversaryMethod(int share, Mode mode) {
        return prefix + "adversary" + share + (mode == Mode.EVAL ? "_eval" : "");
    }

    String validateMethod() {
        return validateMethod;
    }

    /** Names of the parameters that a step updates, in the order of the optimiser's lists. */
    public List<String> trained() {
        return trained;
    }

    /**
     * x, y, the criterion's and every task's targets, the tasks' weights [K] if there are tasks, the learning rate, the optimiser's
     * lists: a report.
     */
    private List<Tensor> train(Graph graph) {
        MixedPass pass = MixedPass.write(graph, task);
        Tensor total = total(graph, pass);
        Map<String, Tensor> leaves = leaves(graph, total);
        if (!leaves.isEmpty()) {
            List<Tensor> gradients = total.gradients(List.copyOf(leaves.values()), false);
            task.optimiser().update(graph, leaves, gradients, graph.scalar("learningRate"));
        }
        return List.of(report(task, pass, total));
    }

    /** As {@link #train} up to the weights, then the part's share of the batch and the sums of gradients, which are added to: a report. */
    private List<Tensor> part(Graph graph) {
        MixedPass pass = MixedPass.write(graph, task);
        Tensor total = total(graph, pass);
        Map<String, Tensor> leaves = leaves(graph, total);
        if (!leaves.isEmpty()) {
            List<Tensor> parameters = List.copyOf(leaves.values());
            List<Tensor> gradients = total.mul(graph.scalar("share")).gradients(parameters, false);
            graph.update("torch._foreach_add_", graph.list("sums", parameters), gradients);
        }
        return List.of(report(task, pass, total));
    }

    /** The sums of gradients, which are set to zero, the learning rate, the optimiser's lists: nothing that matters. */
    private List<Tensor> update(Graph graph) {
        Map<String, Tensor> stored = new LinkedHashMap<>();
        trained.forEach(name -> stored.put(name, graph.stored(name)));
        List<Tensor> sums = graph.list("sums", List.copyOf(stored.values()));
        Tensor learningRate = graph.scalar("learningRate");
        task.optimiser().update(graph, stored, sums, learningRate);
        graph.update("torch._foreach_zero_", sums);
        return List.of(learningRate);
    }

    private Tensor total(Graph graph, MixedPass pass) {
        random = graph.isRandom();
        Tensor total = pass.own();
        if (!pass.losses().isEmpty()) {
            Tensor weights = graph.input(WEIGHTS, pass.losses().size());
            for (int i = 0; i < pass.losses().size(); i++) {
                total = total.add(pass.losses().get(i).mul(weights.element(i)));
            }
        }
        return total;
    }

    private Map<String, Tensor> leaves(Graph graph, Tensor total) {
        Map<String, Tensor> leaves = graph.trainableBehind(total);
        trained = List.copyOf(leaves.keySet());
        return leaves;
    }

    /** Total, the classifier's loss, the tasks' losses, those that are watched, the number of images classified rightly, one after another. */
    static Tensor report(Classification task, MixedPass pass, Tensor total) {
        List<Tensor> report = new ArrayList<>(List.of(single(total), single(pass.own())));
        pass.losses().forEach(loss -> report.add(single(loss)));
        task.criterion().watchedLosses(pass.output().logits(), pass.labels()).forEach(loss -> report.add(single(loss)));
        report.add(single(task.criterion().correct(pass.output().logits(), pass.labels())));
        return Tensor.concat(report, 0);
    }

    private static Tensor single(Tensor value) {
        return value.detach().reshape(1);
    }

    private List<Tensor> adversarial(Graph graph, Adversary adversary) {
        Tensor images = MixedPass.images(graph, task);
        return List.of(adversary.perturb(this::scores, images, graph.labels("y"), random));
    }

    private List<Tensor> validate(Graph graph) {
        Tensor output = task.network().apply(MixedPass.images(graph, task)).logits();
        Tensor labels = graph.labels("y");
        Tensor correct = task.criterion().correct(output, labels);
        return List.of(correct, task.criterion().loss(output, labels));
    }

    private Tensor scores(Tensor images) {
        return task.criterion().scores(task.network().apply(images).logits());
    }
}
