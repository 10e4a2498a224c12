package io.github.auxtask.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void theFourierPapersSplitIsTheOracles() {
        Split split = Split.pythonSample(0, 50_000, 47_500);

        assertThat(split.train()).hasSize(47_500).startsWith(25247, 49673, 27562, 2653, 16968, 33506, 31845, 26537);
        assertThat(split.validation())
                .hasSize(2_500)
                .startsWith(6, 12, 58, 71, 80, 93, 116, 124)
                .isSorted();
        assertThat(Arrays.stream(split.validation()).sum()).isEqualTo(64_396_346);
        assertThat(split.trainDigest().hex())
                .isEqualTo("89d553a32bbf29b52e2c9ce1e2d59d81f02af785b349652f04d114fbef3989dd");
        assertThat(split.validationDigest().hex())
                .isEqualTo("50a2688bb3823dbc72cf792aa54fdce070bfdc5949d24612a1f39bc95edad71e");
    }

    @Test
    void theLabelPapersSplitsAreTheOracles() {
        Split seven = Split.numpyShuffle(7, 50_000, 5_000);

        assertThat(seven.validation()).hasSize(5_000).startsWith(29430, 27750, 47782, 10498, 24747);
        assertThat(seven.train()).hasSize(45_000).startsWith(26097, 36780, 47633, 15992, 46309);
        assertThat(Arrays.stream(seven.validation()).sum()).isEqualTo(125_629_419);
        assertThat(Arrays.stream(Split.numpyShuffle(77, 50_000, 5_000).validation())
                        .sum())
                .isEqualTo(124_406_236);
        assertThat(Arrays.stream(Split.numpyShuffle(100, 50_000, 5_000).validation())
                        .sum())
                .isEqualTo(124_360_762);
    }

    @Test
    void theTwoPartsMakeTheWhole() {
        Split split = Split.pythonSample(5, 100, 93);

        int[] both = new int[100];
        System.arraycopy(split.train(), 0, both, 0, 93);
        System.arraycopy(split.validation(), 0, both, 93, 7);
        Arrays.sort(both);
        assertThat(both).isEqualTo(Subset.all(100));
    }

    @Test
    void withoutASplitNothingIsHeldOut() {
        assertThat(Split.none(3).train()).containsExactly(0, 1, 2);
        assertThat(Split.none(3).validation()).isEmpty();
    }

    @Test
    void anIndexMayNotBeInBothParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Split(new int[] {1, 2}, new int[] {2}))
                .withMessageContaining("index 2");
    }

    @Test
    void theDigestDependsOnTheOrder() {
        assertThat(Split.digest(new int[] {1, 2})).isNotEqualTo(Split.digest(new int[] {2, 1}));
    }

    @Test
    void whoeverGetsTheIndicesCannotChangeTheSplit() {
        Split split = Split.none(2);
        split.train()[0] = 7;

        assertThat(split.train()).containsExactly(0, 1);
    }
}
