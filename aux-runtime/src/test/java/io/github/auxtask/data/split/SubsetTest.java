package io.github.auxtask.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import org.junit.jupiter.api.Test;

class SubsetTest {
    private static final ImageShape DOT = new ImageShape(1, 1, 1);
    private static final ImageSet IMAGES =
            new ImageSet("dots", 3, DOT, new byte[10], new int[] {0, 0, 0, 0, 1, 1, 1, 2, 2, 0});

    @Test
    void stratifiedTakesAsManyOfEveryClassInTheMembersOrder() {
        assertThat(Subset.stratified(IMAGES, Subset.all(10), 6)).containsExactly(0, 1, 4, 5, 7, 8);
        assertThat(Subset.stratified(IMAGES, new int[] {9, 8, 7, 6, 5, 0}, 3)).containsExactly(9, 8, 6);
    }

    @Test
    void aSettingTakesAllOrAtMostWhatIsThere() {
        assertThat(Subset.taken(IMAGES, Subset.all(10), "data.test", 0)).hasSize(10);
        assertThat(Subset.taken(IMAGES, Subset.all(10), "data.test", 6)).containsExactly(0, 1, 4, 5, 7, 8);
        assertThatThrownBy(() -> Subset.taken(IMAGES, Subset.all(10), "data.test", 11))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "Setting 'data.test' is 11, but there are only 10 images to take from: give at most that many,"
                                + " or 0 for all.");
    }

    @Test
    void stratifiedDiffersByOneAtMostWhenClassesDoNotDivideTheNumber() {
        assertThat(Subset.stratified(IMAGES, Subset.all(10), 4)).containsExactly(0, 1, 4, 7);
    }

    @Test
    void aClassThatRunsOutIsMadeUpForByTheOthers() {
        assertThat(Subset.stratified(IMAGES, Subset.all(10), 9)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void askingForMoreThanThereIsGivesAll() {
        assertThat(Subset.stratified(IMAGES, Subset.all(10), 99)).isEqualTo(Subset.all(10));
        assertThat(Subset.first(Subset.all(3), 5)).containsExactly(0, 1, 2);
    }

    @Test
    void firstKeepsTheOrder() {
        assertThat(Subset.first(new int[] {5, 3, 4}, 2)).containsExactly(5, 3);
    }
}
