package io.github.auxtask.attack.engine;

import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.StepContext;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a step sees, in the graph of one method. Its arguments are point, origin, labels, lower, upper, unit, epsilon, length and number;
 * then a perturbation for a start, or what the step keeps for a step.
 */
final class StepGraph implements StepContext {
    static final String START = "start";
    static final String STEP = "step";
    static final String REMEMBER = "remember";
    static final String STEP_AND_REMEMBER = "step and remember";

    private final Graph graph;
    private final IterativeAttack attack;
    private final Objective objective;
    private final AttackedClassifier victim;
    private final Tensor point;
    private final Tensor labels;
    private final Ball ball;
    private final Tensor length;
    private final Tensor number;
    private final Map<String, Tensor> memories = new LinkedHashMap<>();
    private final Map<String, Tensor> kept = new LinkedHashMap<>();
    private @Nullable Look look;

    /** A pass through the classifier, and the gradient of what is raised. */
    private record Look(Readout.Reading reading, Tensor gradient) {}

    /** What tells a method from all others of one victim; epsilon and length are arguments, so they are not in it. */
    private record Key(
            String method,
            Norm norm,
            boolean targeted,
            AttackLoss loss,
            KeptIterate keep,
            BoundOrder order,
            IterativeAttack.Step step) {}

    StepGraph(Graph graph, IterativeAttack attack, Objective objective, AttackedClassifier victim) {
        this.graph = graph;
        this.attack = attack;
        this.objective = objective;
        this.victim = victim;
        InputSpec inputs = victim.inputs();
        point = graph.input("point", inputs.shape());
        Tensor origin = graph.input("origin", inputs.shape());
        labels = graph.labels("labels");
        Tensor lower = graph.input("lower", inputs.shape());
        Tensor upper = graph.input("upper", inputs.shape());
        Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
        Tensor epsilon = graph.scalar("epsilon");
        ball = new Ball(objective.threat().norm(), attack.order(), origin, lower, upper, unit, epsilon);
        length = graph.input("length", 1, inputs.channels(), 1, 1);
        number = graph.scalar("number");
    }

    /** The key of a method, for {@link AttackedClassifier#call}. */
    static Object key(String method, IterativeAttack attack, Objective objective) {
        return new Key(
                method,
                objective.threat().norm(),
                objective.targeted(),
                objective.loss(),
                attack.keep(),
                attack.order(),
                attack.step());
    }

    /** Writes a method: start, step, remember, or step and remember. */
    List<Tensor> write(String method) {
        return switch (method) {
            case START -> List.of(started());
            case STEP -> stepped();
            case REMEMBER -> remembered();
            default -> {
                List<Tensor> results = new ArrayList<>(stepped());
                results.addAll(remembered());
                yield results;
            }
        };
    }

    /** The first point of a restart. */
    private Tensor started() {
        Tensor perturbation = graph.input("perturbation", victim.inputs().shape());
        return ball.bounded(ball.perturbed(perturbation.mul(ball.epsilon())));
    }

    /** The next point, and what the step keeps. */
    private List<Tensor> stepped() {
        for (String name : attack.step().memories()) {
            memories.put(
                    name,
                    graph.input("memory" + memories.size(), victim.inputs().shape()));
        }
        List<Tensor> results = new ArrayList<>();
        results.add(ball.bounded(attack.step().next(this)));
        memories.forEach((name, before) -> results.add(kept.getOrDefault(name, before)));
        return results;
    }

    /** Best image, its score and its success, the last three arguments, brought up to date with the point. */
    private List<Tensor> remembered() {
        Tensor best = graph.input("best", victim.inputs().shape());
        Tensor bestScore = graph.input("score", -1);
        Tensor bestSuccess = graph.input("success", -1);
        Look known = look;
        Readout.Reading reading = known == null ? victim.read(objective.loss(), point, labels) : known.reading();
        Tensor hit = reading.scores().detach().argmax(1).eq(labels).to(DType.FLOAT32);
        Tensor success = objective.targeted() ? hit : hit.times(-1).plus(1);
        Tensor losses = reading.losses().detach();
        Tensor score = objective.targeted() ? losses.times(-1) : losses;
        Tensor gain = score.sub(bestScore);
        if (attack.keep() != KeptIterate.HIGHEST_LOSS) {
            gain = gain.where(success.eq(bestSuccess), success.sub(bestSuccess));
        }
        Tensor better = gain.greaterThan(success.times(0));
        return List.of(
                point.where(better.reshape(-1, 1, 1, 1), best),
                score.where(better, bestScore),
                success.where(better, bestSuccess));
    }

    private Look look() {
        Look known = look;
        if (known == null) {
            known = lookAt(point);
            look = known;
        }
        return known;
    }

    private Look lookAt(Tensor where) {
        Tensor leaf = where.leaf();
        Readout.Reading reading = victim.read(objective.loss(), leaf, labels);
        Tensor raised = objective.targeted() ? reading.losses().times(-1) : reading.losses();
        return new Look(reading, raised.sum().gradient(leaf));
    }

    @Override
    public Tensor images() {
        return ball.origin();
    }

    @Override
    public Tensor point() {
        return point;
    }

    @Override
    public Tensor labels() {
        return labels;
    }

    @Override
    public Tensor scores() {
        return look().reading().scores().detach();
    }

    @Override
    public Tensor gradient() {
        return look().gradient();
    }

    @Override
    public Tensor gradient(Tensor other) {
        return lookAt(other).gradient();
    }

    @Override
    public Tensor direction(Tensor gradient) {
        return ball.steepest(gradient);
    }

    @Override
    public Tensor bounded(Tensor other) {
        return ball.bounded(other);
    }

    @Override
    public Tensor length() {
        return length;
    }

    @Override
    public Tensor number() {
        return number;
    }

    @Override
    public Tensor memory(String name) {
        Tensor memory = memories.get(name);
        if (memory == null) {
            throw new IllegalArgumentException(
                    "The step of attack " + attack.name() + " keeps no '" + name + "': name it in memories().");
        }
        return memory;
    }

    @Override
    public void remember(String name, Tensor value) {
        memory(name);
        kept.put(name, value);
    }
}
