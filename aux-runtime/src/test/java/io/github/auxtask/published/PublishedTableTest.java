package io.github.auxtask.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTableTest {
    private static final PublishedLayout LAYOUT = new PublishedLayout(
            List.of(
                    new PublishedColumn(
                            "network", "architecture", Map.of("ResNet", "resnet18"), List.of("resnet18", "vgg")),
                    new PublishedColumn("task", "task", Map.of(), List.of("none", "ft"))),
            Map.of("fraction", "100"),
            "value",
            new PrintedDetails(PrintedDetail.column("std"), null, null, null),
            Map.of("task", List.of("total")));

    @TempDir
    Path folder;

    @Test
    void everyLineGetsItsPlaceAndKeepsItsColumns() throws IOException {
        PublishedTable table = read("""
                network,task,value,std,page
                ResNet,none,92.80,0.1,4
                vgg,none,-,,4
                vgg,total,12,,5
                """);
        assertThat(table.cells()).hasSize(2);
        PublishedCell first = table.cells().get(0);
        assertThat(first.coordinates())
                .containsEntry("architecture", "resnet18")
                .containsEntry("task", "none")
                .containsEntry("fraction", "100")
                .hasSize(3);
        assertThat(first.printed()).isNotNull();
        assertThat(first.printed().decimals()).isEqualTo(2);
        assertThat(first.printed().spread()).isEqualByComparingTo("0.1");
        assertThat(first.columns()).containsEntry("page", "4").containsEntry("network", "ResNet");
        assertThat(table.cells().get(1).printed()).isNull();
        assertThat(table.cell(Map.of("architecture", "vgg", "task", "none", "fraction", "100")))
                .contains(table.cells().get(1));
    }

    @Test
    void severalColumnsNameAMetricTogether() throws IOException {
        PublishedTable table = PublishedTable.read(
                Files.writeString(folder.resolve("t.csv"), "row,size,value\n2,kernel,4\n2,stride,1\n"),
                "t.csv",
                new PublishedLayout(
                        List.of(
                                new PublishedColumn("row", "metric", Map.of("2", "layer.2"), List.of()),
                                new PublishedColumn("size", "metric", Map.of(), List.of())),
                        Map.of(),
                        "value",
                        PrintedDetails.NONE,
                        Map.of()));
        assertThat(table.cells())
                .extracting(cell -> cell.coordinates().get("metric"))
                .containsExactly("layer.2.kernel", "layer.2.stride");
    }

    @Test
    void aWordThatIsNotInTheGridIsNamedWithFileLineAndColumn() {
        refused(
                "ResNets,none,1,,",
                "t.csv, line 2: column 'network': 'ResNets' is not a value of the axis 'architecture'; "
                        + "did you mean 'ResNet'?");
        refused(
                "ResNet,recon,1,,",
                "t.csv, line 2: column 'task': 'recon' is not a value of the axis 'task'; known: none, ft.");
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        refused(
                "ResNet,ft,good,,",
                "t.csv, line 2: column 'value': 'good' is not a printed number: write it like 85.3, "
                        + "85.3 +- 0.2 or 85.3 +- 0.2 (n=5), or - for a dash.");
    }

    @Test
    void twoNumbersForOnePlaceAreRefused() {
        assertThatThrownBy(() -> read("network,task,value,std,page\nResNet,ft,1,,\nresnet18,ft,2,,\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("t.csv, line 3: is a second number for ")
                .hasMessageEndingWith(", after line 2: delete one of the two.");
    }

    @Test
    void aColumnThatIsMissingIsNamed() {
        assertThatThrownBy(() -> read("network,tasks,value,std\n"))
                .hasMessage("t.csv, line 1: there is no column 'task'; did you mean 'tasks'?");
    }

    private void refused(String line, String message) {
        assertThatThrownBy(() -> read("network,task,value,std,page\n" + line + "\n"))
                .isInstanceOf(BadInputException.class)
                .hasMessage(message);
    }

    private PublishedTable read(String text) throws IOException {
        return PublishedTable.read(Files.writeString(folder.resolve("t.csv"), text), "t.csv", LAYOUT);
    }
}
