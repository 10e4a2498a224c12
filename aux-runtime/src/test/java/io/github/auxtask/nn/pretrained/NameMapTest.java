package io.github.auxtask.nn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMapTest {
    private static final String HEAD = "stored_name,shape,parameter_name,transformation\n";

    private static NameMap read(String rows) {
        return NameMapReader.read(new StringReader("# a comment, with a comma\n" + HEAD + rows), "names.csv");
    }

    private static NameRule rule(NameMap map, String stored) {
        return Objects.requireNonNull(map.rule(stored));
    }

    @Test
    void aSingleNameComesBeforeAFamilyAndFamiliesInTheirOrder() {
        NameMap map = read("""
            head.fc.*,,classifier.6.*,
            *,,net.*,none
            head.fc.bias,10,last,
            """);

        assertThat(rule(map, "head.fc.weight").parameter()).isEqualTo("classifier.6.weight");
        assertThat(rule(map, "head.fc.bias").parameter()).isEqualTo("last");
        assertThat(rule(map, "head.fc.bias").shape()).containsExactly(10L);
        assertThat(rule(map, "stem.weight").parameter()).isEqualTo("net.stem.weight");
        assertThat(rule(map, "stem.weight").shape()).isNull();
    }

    @Test
    void anEmptyParameterIsTheSameNameAndWhatNoRowNamesIsUnknown() {
        NameMap map = read("""
            a.weight,4x3x7x7,,
            b.count,scalar,,none
            old.*,,,ignored
            c,,d,"reshape [2, 3] <- [6]"
            """);

        assertThat(rule(map, "a.weight"))
                .isEqualTo(new NameRule("a.weight", List.of(4L, 3L, 7L, 7L), "a.weight", NameRule.Change.NONE));
        assertThat(rule(map, "b.count").shape()).isEmpty();
        assertThat(rule(map, "old.head.bias").change()).isEqualTo(NameRule.Change.IGNORED);
        assertThat(rule(map, "c").change()).isEqualTo(NameRule.Change.RESHAPE);
        assertThat(map.rule("a.bias")).isNull();
    }

    @Test
    void aStarStandsForAnyTextButNothingOverlaps() {
        NameMap map = read("ab*ba,,*,\n");

        assertThat(rule(map, "abba").parameter()).isEmpty();
        assertThat(rule(map, "ab.ba").parameter()).isEqualTo(".");
        assertThat(map.rule("aba")).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        a,,b                 | line 3: a row has four columns
        ,,b,                 | line 3: a row has four columns
        a,3y4,b,             | line 3: '3y4' is no shape such as 64x3x7x7
        a,,b,transpose       | line 3: 'transpose' is no transformation: none, reshape or ignored
        a*b*,,c,             | line 3: the rule from 'a*b*' to 'c' may have one star on either side
        a,,b*,               | line 3: the rule from 'a' to 'b*' may have one star
        """)
    void aRowThatMakesNoSenseIsNamedByItsLine(String row, String complaint) {
        assertThatThrownBy(() -> read(row + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("In the map of names names.csv, ")
                .hasMessageContaining(complaint);
    }

    @Test
    void anotherHeadAndTwoRulesForOneNameAreRefused() {
        assertThatThrownBy(() -> NameMapReader.read(new StringReader("a,b,c,d\n"), "names.csv"))
                .hasMessageContaining("line 1: the head must have four columns");
        assertThatThrownBy(() -> read("a,,b,\na,,c,\n")).hasMessageContaining("two rules are for the same name");
        assertThatThrownBy(() -> read("a.*,,*,\na.*,,b.*,\n")).hasMessageContaining("two rules are for the same name");
    }

    @Test
    void everySourceHasItsNames() {
        assertThat(WeightSource.registry().names()).containsExactly("state-dict", "torchvision", "timm");
        NameMap vgg = WeightSource.registry().named("timm").names("vgg19_bn");
        assertThat(rule(vgg, "pre_logits.fc1.weight").parameter()).isEqualTo("classifier.0.weight");
        assertThat(rule(vgg, "features.0.weight").parameter()).isEqualTo("features.0.weight");
        NameMap inception = WeightSource.registry().named("torchvision").names("inception_v3");
        assertThat(rule(inception, "AuxLogits.fc.bias").change()).isEqualTo(NameRule.Change.IGNORED);
        assertThat(rule(inception, "fc.bias").change()).isEqualTo(NameRule.Change.NONE);
    }
}
