package io.github.auxtask.run.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.method.DataMaker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MakerProbeTest {
    private final List<Integer> asked = new ArrayList<>();
    private long now;

    @Test
    void compilingIsNotCountedAndAQuickMakerIsMeasuredOnManyImages() {
        assertThat(probe(8).secondsPerImage(maker(10, 0.01), 50_000)).isEqualTo(0.01, within(1e-9));
        assertThat(asked).containsExactly(8, 8, 250);
    }

    @Test
    void aSlowMakerIsMeasuredOnAsManyImagesAsFitIntoTheTime() {
        assertThat(probe(8).secondsPerImage(maker(10, 0.4), 50_000)).isEqualTo(0.4, within(1e-9));
        assertThat(asked).containsExactly(8, 8, 20);
        asked.clear();
        assertThat(probe(8).secondsPerImage(maker(10, 5), 50_000)).isEqualTo(5, within(1e-9));
        assertThat(asked).containsExactly(8, 8);
    }

    @Test
    void noMoreImagesAreMadeThanThereAre() {
        assertThat(probe(8).secondsPerImage(maker(10, 0.01), 5)).isEqualTo(0.01, within(1e-9));
        assertThat(asked).containsExactly(5, 5);
    }

    private MakerProbe probe(double limit) {
        return new MakerProbe(() -> now, limit);
    }

    /** Takes some time for the first call and for every image. */
    private DataMaker.Making maker(double compiling, double perImage) {
        return (from, to, sink) -> {
            now += (long) (1e9 * ((asked.isEmpty() ? compiling : 0) + (to - from) * perImage));
            asked.add(to - from);
        };
    }
}
