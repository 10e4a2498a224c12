package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerLogTest {
    private final Locale before = Locale.getDefault();
    private final RecordingLog log = new RecordingLog();
    private long now;
    private final WorkerLog events = new WorkerLog(log, () -> now);

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "tr", "ar-EG"})
    void anEpochIsOneLineInEveryLocale(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        event("{\"event\":\"epoch\",\"epoch\":12,\"epochs\":200,\"loss\":0.43125,\"trainAccuracy\":85.14,"
                + "\"validationAccuracy\":81.25,\"learningRate\":0.004,\"imagesPerSecond\":1390.4,\"etaSeconds\":200}");

        assertThat(log.lines())
                .containsExactly(
                        "INFO   epoch 12/200: loss 0.4313, training 85.1 %, validation 81.3 %, learning rate 0.004,"
                                + " 1390 img/s, 3 min 20 s left");
    }

    @Test
    void whatAnEventDoesNotSayIsLeftOut() {
        event("{\"event\":\"epoch\",\"epoch\":1,\"epochs\":1,\"loss\":2}");
        event("{\"event\":\"evaluated\",\"name\":\"clean\",\"accuracy\":85.3}");
        event("{\"event\":\"run-finished\"}");

        assertThat(log.lines())
                .containsExactly("INFO   epoch 1/1: loss 2.0000", "INFO   clean: 85.3 %", "INFO   finished");
    }

    @Test
    void aRunIsFollowedFromStartToEnd() {
        event(
                "{\"event\":\"run-started\",\"id\":\"0123456789abcdef\",\"label\":\"resnet8/ft seed 1\",\"index\":3,\"total\":12}");
        event("{\"event\":\"evaluated\",\"name\":\"pgd\",\"accuracy\":45.25,\"images\":1000,\"seconds\":75}");
        event("{\"event\":\"run-finished\",\"label\":\"x\",\"record\":\"runs/quick/x.json\",\"seconds\":3720}");
        event("{\"event\":\"run-skipped\",\"label\":\"resnet8/none seed 1\",\"reason\":\"finished before\"}");
        event("{\"event\":\"run-failed\",\"label\":\"resnet8/recon seed 1\",\"message\":\"the loss is NaN\"}");
        event("{\"event\":\"message\",\"level\":\"warn\",\"text\":\"slow disk\"}");

        assertThat(log.lines())
                .containsExactly(
                        "INFO run 3 of 12: resnet8/ft seed 1 (0123456789ab)",
                        "INFO   pgd: 45.3 % of 1000 images, 1 min 15 s",
                        "INFO   finished in 1 h 2 min: runs/quick/x.json",
                        "INFO   resnet8/none seed 1: skipped, finished before",
                        "ERROR   resnet8/recon seed 1 failed: the loss is NaN",
                        "WARN slow disk");
    }

    @Test
    void progressIsShownAtMostEveryTenSecondsAndNotRightAfterAnotherLine() {
        String progress =
                "{\"event\":\"progress\",\"phase\":\"train\",\"epoch\":1,\"epochs\":2,\"step\":%d,\"steps\":371,"
                        + "\"loss\":1.5,\"accuracy\":40,\"imagesPerSecond\":139,\"etaSeconds\":59}";
        for (int second = 1; second <= 25; second++) {
            now = second * 1_000_000_000L;
            event(progress.formatted(second));
        }

        assertThat(log.lines())
                .containsExactly(
                        "INFO   epoch 1/2, step 10/371: loss 1.5000, accuracy 40.0 %, 139 img/s, 59 s left",
                        "INFO   epoch 1/2, step 20/371: loss 1.5000, accuracy 40.0 %, 139 img/s, 59 s left");
    }

    @Test
    void otherPhasesSayWhatTheyDo() {
        now = 20_000_000_000L;
        event("{\"event\":\"progress\",\"phase\":\"evaluate\",\"name\":\"pgd\",\"step\":4,\"steps\":10}");
        now = 40_000_000_000L;
        event("{\"event\":\"progress\",\"phase\":\"data\",\"step\":4,\"steps\":10,\"etaSeconds\":5}");

        assertThat(log.lines()).containsExactly("INFO   evaluating pgd, 4/10", "INFO   data 4/10: 5 s left");
    }

    @Test
    void whatHangsOnAFailedRunIsToldOnce() {
        event("{\"event\":\"run-failed\",\"label\":\"source seed 1\",\"message\":\"the loss is NaN\"}");
        event(
                "{\"event\":\"runs-held\",\"label\":\"source seed 1\",\"runs\":[\"student seed 1\",\"ensemble seed 1\"]}");
        event("{\"event\":\"runs-held\",\"label\":\"source seed 2\",\"runs\":[\"student seed 2\"]}");

        assertThat(log.lines())
                .containsExactly(
                        "ERROR   source seed 1 failed: the loss is NaN",
                        "ERROR   not begun, because they need source seed 1: student seed 1, ensemble seed 1",
                        "ERROR   not begun, because it needs source seed 2: student seed 2");
    }

    @Test
    void makingDataSaysWhatItDoes() {
        now = 20_000_000_000L;
        event("{\"event\":\"progress\",\"phase\":\"make\",\"name\":\"sign 1\",\"step\":400,\"steps\":50000,"
                + "\"imagesPerSecond\":12.4,\"etaSeconds\":4000}");
        event("{\"event\":\"data-made\",\"label\":\"sign 1\",\"images\":50000,\"seconds\":4020}");

        assertThat(log.lines())
                .containsExactly(
                        "INFO   making data of sign 1, image 400/50000: 12 img/s, 1 h 6 min left",
                        "INFO   data of sign 1 made from 50000 images in 1 h 7 min");
    }

    @Test
    void aSlowWorkerIsNotSaidToStandStill() {
        now = 20_000_000_000L;
        event("{\"event\":\"progress\",\"phase\":\"make\",\"name\":\"sign 1\",\"step\":1,\"steps\":800,"
                + "\"imagesPerSecond\":0.46,\"etaSeconds\":1730}");

        assertThat(log.lines())
                .containsExactly("INFO   making data of sign 1, image 1/800: 0.5 img/s, 28 min 50 s left");
    }

    @Test
    void standardErrorIsAWarningUnlessItIsKnownToBeHarmless() {
        events.error(
                "[W1121 LegacyTypeDispatch.h:74] Warning: AutoNonVariableTypeMode is deprecated and will be removed");
        events.error("no space left on device");

        assertThat(log.lines()).containsExactly("WARN [worker] no space left on device");
    }

    private void event(String json) {
        events.accept(WorkerEvent.parse("##aux " + json).orElseThrow());
    }
}
