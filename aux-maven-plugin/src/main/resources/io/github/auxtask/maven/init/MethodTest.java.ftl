package [=package];

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.auxtask.graph.value.LossValue;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Method;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class [=className]Test {
    private static final float[][] LOGITS = {{0, 1, 2}, {3, 0, 0}};
    private static final int[] LABELS = {2, 1};

    @Test
    void reproductionYamlFindsTheMethodByItsName() {
        assertTrue(ServiceLoader.load(Method.class).stream()
                .anyMatch(method -> method.type().equals([=className].class)));
        assertEquals("[=name]", new [=className]().name());
    }

    @Test
    void theLossIsCrossEntropyPlusTheConfidenceThatIsLacking() {
        double first = Math.exp(2) / (Math.exp(0) + Math.exp(1) + Math.exp(2));
        double second = Math.exp(0) / (Math.exp(3) + Math.exp(0) + Math.exp(0));
        double expected = (-Math.log(first) - Math.log(second)) / 2 + 0.5 * ((1 - first) + (1 - second)) / 2;

        assertEquals(expected, LossValue.of(new Poly1Loss(0.5)::loss, LOGITS, LABELS), 1e-5);
    }

    @Test
    void withoutItsSecondTermTheLossIsCrossEntropy() {
        assertEquals(
                LossValue.of(Tensor::crossEntropy, LOGITS, LABELS),
                LossValue.of(new Poly1Loss(0)::loss, LOGITS, LABELS),
                1e-6);
    }
}
