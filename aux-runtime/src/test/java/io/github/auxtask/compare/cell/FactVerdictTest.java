package io.github.auxtask.compare.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.published.PrintedNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FactVerdictTest {
    /** What rounds to the printed digits is equal, however narrow the tolerance; one parameter more is not. */
    @ParameterizedTest
    @CsvSource({
        "64, 64, 0.5, reproduced",
        "64, 65, 0.5, not reproduced (higher)",
        "64, 63, 0.5, not reproduced (lower)",
        "64, 66, 2, reproduced",
        "11.35, 11.3486675, 0.001, reproduced",
        "11.35, 11.3449, 0.001, not reproduced (lower)",
        "11.35, 11.3449, 0.01, reproduced"
    })
    void oneSeedIsEnough(String printed, double ours, String delta, String verdict) {
        assertThat(of(printed, delta, ours).text()).isEqualTo(verdict);
    }

    @Test
    void allSeedsMustSayTheSame() {
        assertThat(of("64", "0.5", 64, 64, 64)).isEqualTo(new Verdict.Reproduced());
        assertThat(of("64", "0.5", 70, 71)).isEqualTo(new Verdict.NotReproduced(Verdict.Direction.HIGHER));
        Verdict undecided = new Verdict.Inconclusive(
                null, "the seeds disagree, so this number is no fact that training leaves alone");
        assertThat(of("64", "0.5", 64, 65)).isEqualTo(undecided);
        assertThat(of("64", "0.5", 60, 70)).isEqualTo(undecided);
    }

    private static Verdict of(String printed, String delta, double... ours) {
        List<SeedValue> values = new ArrayList<>();
        for (double value : ours) {
            values.add(new SeedValue(values.size() + 1, value, ContentId.of("run " + values.size())));
        }
        return FactVerdict.of(
                PrintedNumber.parse(printed).orElseThrow(),
                new MeasuredValues("quick", null, values),
                new BigDecimal(delta));
    }
}
