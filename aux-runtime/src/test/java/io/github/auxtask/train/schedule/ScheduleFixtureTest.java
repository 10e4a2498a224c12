package io.github.auxtask.train.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.testing.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Learning rates and the end of training, epoch by epoch, against torch's schedulers and the released early stopping. */
class ScheduleFixtureTest {
    private static final double EXACT = 1e-15;

    private final JsonNode fixture = Fixtures.read("optimisers.json");

    @Test
    void plateausAreFoundAsTorchFindsThem() {
        JsonNode trace = fixture.get("reduce_lr_on_plateau");
        double[] expected = Fixtures.numbers(trace.get("lr_after_epoch"));
        ReduceOnPlateau schedule = new ReduceOnPlateau(0.1, 0.2, 5, 1e-4);
        double[] metric = Fixtures.numbers(trace.get("metric"));
        for (int epoch = 0; epoch < metric.length; epoch++) {
            schedule.epochDone(metric[epoch]);
            assertThat(schedule.learningRate())
                    .as("after epoch %d", epoch + 1)
                    .isEqualTo(expected[epoch], within(EXACT));
        }
        assertThat(expected[expected.length - 1]).isLessThan(0.1);
    }

    @Test
    void trainingEndsAfterTenEpochsStrictlyBelowTheBest() {
        JsonNode trace = fixture.get("early_stopping");
        double[] metric = Fixtures.numbers(trace.get("metric"));
        double[] counter = Fixtures.numbers(trace.get("counter"));
        EarlyStopping stopping = new EarlyStopping(10);
        for (int epoch = 0; epoch < metric.length; epoch++) {
            stopping.observe(epoch + 1, metric[epoch]);
            assertThat(stopping.worseEpochs()).as("epoch %d", epoch + 1).isEqualTo((int) counter[epoch]);
            assertThat(stopping.ends()).as("epoch %d", epoch + 1).isEqualTo(counter[epoch] >= 10);
        }
        assertThat(stopping.ends()).isTrue();
    }

    @Test
    void anEqualAccuracyIsTheNewBestAndStartsTheCountAnew() {
        EarlyStopping stopping = new EarlyStopping(2);
        assertThat(stopping.observe(1, 50)).isTrue();
        assertThat(stopping.observe(2, 40)).isFalse();
        assertThat(stopping.observe(3, 50)).isTrue();
        assertThat(stopping.bestEpoch()).isEqualTo(3);
        assertThat(stopping.observe(4, 49.9)).isFalse();
        assertThat(stopping.ends()).isFalse();
        assertThat(stopping.observe(5, 49.9)).isFalse();
        assertThat(stopping.ends()).isTrue();
    }

    @Test
    void cosineFallsStepByStep() {
        JsonNode trace = fixture.get("cosine_per_step");
        double[] expected = Fixtures.numbers(trace.get("value"));
        CosineAnnealing schedule =
                new CosineAnnealing(0.1, 1e-6, trace.get("total_steps").intValue(), 0);
        for (double rate : expected) {
            assertThat(schedule.learningRate()).isEqualTo(rate, within(EXACT));
            schedule.stepDone();
        }
        assertThat(new CosineAnnealing(0.1, 1e-6, expected.length - 1, 1).learningRate())
                .isEqualTo(expected[1], within(EXACT));
    }

    @Test
    void milestonesCutTheRateFromTheNextEpochOn() {
        MultiStep schedule = new MultiStep(0.1, List.of(300, 450), 0.1);
        JsonNode expected = fixture.get("multistep_label_code").get("epoch_1based_and_lr_from_there");
        int next = 0;
        double rate = Double.NaN;
        for (int epoch = 1; epoch <= 600; epoch++) {
            if (next < expected.size() && expected.get(next).get(0).intValue() == epoch) {
                rate = expected.get(next++).get(1).doubleValue();
            }
            assertThat(schedule.learningRate()).as("epoch %d", epoch).isEqualTo(rate, within(EXACT));
            schedule.epochDone(0);
        }
    }

    @Test
    void stepsCutTheRateEverySoManyEpochs() {
        StepDecay schedule = new StepDecay(1e-5, 7, 0.1);
        for (double rate : Fixtures.numbers(fixture.get("step_lr").get("lr_of_epoch"))) {
            assertThat(schedule.learningRate()).isEqualTo(rate, within(1e-18));
            schedule.epochDone(0);
        }
    }

    @Test
    void aRestoredScheduleGoesOnWhereItWas() {
        List<Supplier<Schedule>> schedules = List.of(
                () -> new ConstantRate(0.1),
                () -> new ReduceOnPlateau(0.1, 0.2, 1, 1e-4),
                () -> new CosineAnnealing(0.1, 0, 40, 0),
                () -> new MultiStep(0.1, List.of(3, 6), 0.1),
                () -> new StepDecay(0.1, 2, 0.5));
        for (Supplier<Schedule> kind : schedules) {
            Schedule straight = kind.get();
            List<Double> expected = rates(straight, 0, 10);
            Schedule before = kind.get();
            List<Double> actual = rates(before, 0, 4);
            Schedule after = kind.get();
            after.restore(before.snapshot());
            actual.addAll(rates(after, 4, 10));
            assertThat(actual).as(straight.getClass().getSimpleName()).isEqualTo(expected);
        }
    }

    @Test
    void thePositionOfAnotherScheduleIsRefused() {
        Map<String, Double> position = new StepDecay(0.1, 2, 0.5).snapshot();
        assertThatThrownBy(() -> new ReduceOnPlateau(0.1, 0.2, 5, 1e-4).restore(position))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Double> rates(Schedule schedule, int from, int to) {
        List<Double> rates = new ArrayList<>();
        for (int epoch = from; epoch < to; epoch++) {
            schedule.stepDone();
            schedule.epochDone(epoch < 2 ? epoch : 1);
            rates.add(schedule.learningRate());
        }
        return rates;
    }
}
