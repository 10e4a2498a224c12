package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.testing.Repository;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every number of the pages that are published, read back from the HTML, is that of the files of the runs and of the paper's CSV files. */
final class PageNumbersTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PER_PERCENT = 100;

    private final Map<String, JsonNode> records = new HashMap<>();

    static List<Path> papers() {
        return Repository.papers();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void everyNumberOfATableIsTheRecords(Path folder) throws Exception {
        Reproduction reproduction = ReproductionReader.read(folder.resolve("reproduction.yaml"));
        RunRecords runs = RunRecords.read(folder.resolve("runs"));
        ReportModel model = ReportModel.of(reproduction, Comparison.of(reproduction, runs), runs);
        Element page = parse(new HtmlWriter(Templates.load(null), "images", "./").fragment(model));
        JsonNode json = MAPPER.readTree(JsonWriter.text(model));
        read(folder.resolve("runs"));
        int compared = 0;
        for (TableSpec table : reproduction.tables()) {
            JsonNode shown = table(json, table.id());
            List<JsonNode> cells = new ArrayList<>();
            shown.findValues("cells").stream()
                    .filter(JsonNode::isArray)
                    .forEach(row -> row.forEach(cell -> {
                        if (!cell.isNull()) {
                            cells.add(cell);
                        }
                    }));
            compared += ours(
                    reproduction, table, cells, frame(page, shown.path("anchor").asText()));
            printed(folder, table, frame(page, shown.path("anchor").asText()));
        }
        assertThat(compared).as("numbers of ours that were compared").isPositive();
        assertThat(runs(page)).as("numbers in the list of runs").isGreaterThanOrEqualTo(records.size());
    }

    /** Ours and its difference, in the order of the page, from the raw files of the runs. */
    private int ours(Reproduction reproduction, TableSpec table, List<JsonNode> cells, List<Element> frame) {
        List<JsonNode> measured =
                cells.stream().filter(cell -> !cell.path("ours").isNull()).toList();
        List<Element> found = frame.stream()
                .flatMap(one -> elements(one, "td").stream())
                .filter(td ->
                        td.getAttribute("class").startsWith("ours") && !own(td).isEmpty() && !own(td).equals("\u2013"))
                .filter(td -> !td.getTextContent().contains("not run"))
                .toList();
        assertThat(found).as(table.title()).hasSameSizeAs(measured);
        for (int i = 0; i < found.size(); i++) {
            BigDecimal mean = mean(reproduction, table, measured.get(i));
            BigDecimal shown = number(own(found.get(i)));
            assertThat(shown)
                    .as(table.title() + ", " + measured.get(i).path("label").asText())
                    .isEqualByComparingTo(mean.setScale(shown.scale(), RoundingMode.HALF_UP));
            JsonNode printed = measured.get(i).path("printed");
            if (!printed.isNull()) {
                Element pill = elements((Element) found.get(i).getNextSibling(), "span")
                        .get(0);
                BigDecimal difference =
                        number(pill.getTextContent().replaceFirst("^\\S+ ", "").replaceFirst(",.*$", ""));
                assertThat(difference)
                        .as("difference of " + measured.get(i).path("label").asText())
                        .isEqualByComparingTo(
                                mean.subtract(number(printed.path("text").asText()))
                                        .setScale(difference.scale(), RoundingMode.HALF_UP));
            }
        }
        return found.size();
    }

    private BigDecimal mean(Reproduction reproduction, TableSpec table, JsonNode cell) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode value : cell.path("values")) {
            sum = sum.add(raw(
                    reproduction,
                    table,
                    cell.path("coordinates"),
                    value.path("run").asText()));
        }
        return sum.divide(BigDecimal.valueOf(cell.path("values").size()), MathContext.DECIMAL64);
    }

    /** What the file of a run says, without any of the classes that the report is made with. */
    private BigDecimal raw(Reproduction reproduction, TableSpec table, JsonNode coordinates, String id) {
        String evaluation = coordinates
                .path("evaluation")
                .asText(reproduction.evaluations().get(0).name());
        String metric = coordinates.path("metric").asText(table.metric());
        JsonNode record = records.get(id);
        assertThat(record).as("record " + id).isNotNull();
        for (JsonNode made : record.path("evaluations")) {
            if (made.path("name").asText().equals(evaluation)) {
                String ofClass = coordinates.path("class").asText("");
                JsonNode own = made.path("metrics").path(ofClass.isEmpty() ? metric : metric + "." + ofClass);
                boolean whole = own.isMissingNode();
                double percent = PER_PERCENT
                        * made.path("correct").asDouble()
                        / made.path("images").asDouble();
                double value = whole ? (metric.equals("error") ? PER_PERCENT - percent : percent) : own.asDouble();
                boolean share = whole || metric.equals("class") || (metric.equals("accuracy") && !ofClass.isEmpty());
                boolean fraction = table.unit().equals("fraction") && share;
                return BigDecimal.valueOf(value)
                        .divide(BigDecimal.valueOf(fraction ? PER_PERCENT : 1), MathContext.DECIMAL64);
            }
        }
        throw new AssertionError("record " + id + " has no evaluation " + evaluation);
    }

    /** The paper's numbers are those of the CSV file, as they stand there. */
    private static void printed(Path folder, TableSpec table, List<Element> frame) throws IOException {
        TableSpec.Printed printed = table.printed();
        if (printed == null) {
            return;
        }
        List<String> file = new ArrayList<>();
        try (CSVParser lines = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setCommentMarker('#')
                .get()
                .parse(Files.newBufferedReader(folder.resolve(printed.file())))) {
            for (CSVRecord line : lines) {
                file.add(line.get(printed.value()));
            }
        }
        for (Element one : frame) {
            for (Element td : elements(one, "td")) {
                String text = td.getTextContent();
                if (td.getAttribute("class").equals("first") && !text.isEmpty() && !text.equals("\u2013")) {
                    assertThat(file.remove(text)).as("printed " + text).isTrue();
                }
            }
        }
    }

    /** Accuracies in the list of runs. */
    private int runs(Element page) {
        int compared = 0;
        for (Element frame : elements(page, "div")) {
            if (!frame.getAttribute("aria-label").equals("Table of runs")) {
                continue;
            }
            List<String> heads = elements(elements(frame, "thead").get(0), "th").stream()
                    .map(Element::getTextContent)
                    .toList();
            for (Element row : elements(elements(frame, "tbody").get(0), "tr")) {
                List<Element> cells = elements(row, "td");
                JsonNode record = records.get(cells.get(cells.size() - 1).getTextContent());
                for (JsonNode made : record.path("evaluations")) {
                    int column = heads.indexOf(made.path("name").asText()) - 1;
                    assertThat(number(cells.get(column).getTextContent()))
                            .as(made.path("name").asText())
                            .isEqualByComparingTo(BigDecimal.valueOf(PER_PERCENT
                                            * made.path("correct").asDouble()
                                            / made.path("images").asDouble())
                                    .setScale(2, RoundingMode.HALF_UP));
                    compared++;
                }
            }
        }
        return compared;
    }

    private void read(Path runs) throws IOException {
        try (Stream<Path> files = Files.walk(runs)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                JsonNode record = MAPPER.readTree(Files.readString(file));
                String id = record.path("id").asText();
                if (record.has("reproduction") && !file.toString().contains("attempts")) {
                    records.put(id.substring(0, Math.min(12, id.length())), record);
                }
            }
        }
    }

    private static JsonNode table(JsonNode json, String id) {
        for (String list : List.of("tables", "ownTables")) {
            for (JsonNode table : json.path(list)) {
                if (table.path("id").asText().equals(id)) {
                    return table;
                }
            }
        }
        throw new AssertionError("no table " + id);
    }

    /** The frames whose label is this anchor: one, or none for a table that is folded into a line. */
    private static List<Element> frame(Element page, String anchor) {
        return elements(page, "div").stream()
                .filter(div -> div.getAttribute("aria-labelledby").equals(anchor))
                .toList();
    }

    /** What a cell itself says, without the small print below it. */
    private static String own(Element cell) {
        return cell.getFirstChild() == null || cell.getFirstChild().getNodeType() != org.w3c.dom.Node.TEXT_NODE
                ? ""
                : cell.getFirstChild().getTextContent().strip();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(
                text.strip().replace('\u2212', '-').replace(",", "").replace("+", ""));
    }

    private static Element parse(String fragment) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(("<body>" + fragment + "</body>").getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element parent, String tag) {
        NodeList nodes = parent.getElementsByTagName(tag);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
