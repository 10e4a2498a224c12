package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.perturbation.Ball;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * A threat model around a batch, on the device, in standardised values. Ball and range of L∞ are one box per image, found once;
 * for L2 the box is the range and the ball is projected to.
 */
public final class Bounds {
    /** Rounding may put a pixel of 1 a little beyond 1; anything more was standardised otherwise than the classifier says. */
    private static final float SLACK = 1e-4f;

    private static final double UNBOUNDED = 1e30;

    private Bounds() {}

    /**
     * The box, two arrays [N, C, H, W].
     *
     * @throws BadInputException if the threat model is in pixel space and an image is outside its range
     */
    public static NDList box(AttackTask task, BoundOrder order, NDManager out) {
        ThreatModel threat = task.objective().threat();
        InputSpec inputs = task.victim().inputs();
        boolean ranged = threat.clip() instanceof Clip.Range;
        Clip.Range range = threat.clip() instanceof Clip.Range r ? r : new Clip.Range(-UNBOUNDED, UNBOUNDED);
        boolean pixels = threat.space() == Space.PIXEL && ranged;
        String key =
                "box " + threat.norm() + " " + threat.clip().getClass().getSimpleName() + " " + order + " " + pixels;
        try (NDManager scope = out.newSubManager()) {
            Shape perChannel = new Shape(1, inputs.channels(), 1, 1);
            // Without a range the limits are no pixel values, so they are not standardised.
            Space space = ranged ? threat.space() : Space.STANDARDISED;
            NDList box = task.victim()
                    .call(
                            key,
                            graph -> box(graph, threat, order, pixels, inputs),
                            scope,
                            task.images(),
                            scope.create(inputs.scaled(threat.epsilon().value(), threat.space()), perChannel),
                            scope.create(inputs.standardised(range.lower(), space), perChannel),
                            scope.create(inputs.standardised(range.upper(), space), perChannel),
                            scope.create(inputs.scaled(1, threat.space()), perChannel));
            if (pixels) {
                refuse(box.get(2).toFloatArray()[0], threat);
            }
            NDList kept = new NDList(box.get(0), box.get(1));
            kept.attach(out);
            return kept;
        }
    }

    private static void refuse(float outside, ThreatModel threat) {
        if (!(outside <= SLACK)) {
            throw new BadInputException(String.format(
                    Locale.ROOT,
                    "An image lies %.3g outside the pixels of the threat model '%s' before any attack: were the images"
                            + " standardised twice, or with another mean and standard deviation?",
                    outside,
                    threat));
        }
    }

    private static List<Tensor> box(
            Graph graph, ThreatModel threat, BoundOrder order, boolean pixels, InputSpec inputs) {
        Tensor x = graph.input("x", inputs.shape());
        Tensor epsilon = graph.input("epsilon", 1, inputs.channels(), 1, 1);
        Tensor low = graph.input("low", 1, inputs.channels(), 1, 1);
        Tensor high = graph.input("high", 1, inputs.channels(), 1, 1);
        Tensor unit = graph.input("unit", 1, inputs.channels(), 1, 1);
        Ball ball = Ball.around(threat, order, x, epsilon, low, high, unit, epsilon);
        if (!pixels) {
            return List.of(ball.lower(), ball.upper());
        }
        Tensor outside = low.sub(x).maximum(x.sub(high)).div(unit).max(0, 1, 2, 3);
        // So that an image on the edge of the range is not moved by rounding.
        return List.of(ball.lower().minimum(x), ball.upper().maximum(x), outside);
    }
}
