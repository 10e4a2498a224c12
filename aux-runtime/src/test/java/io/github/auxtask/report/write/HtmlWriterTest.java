package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.Comparison;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.model.SamplePages;
import io.github.auxtask.testing.SampleReproduction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class HtmlWriterTest {
    private static final int MEGABYTE = 1_000_000;
    private static final int SEEDS = 34;

    @TempDir
    private Path folder;

    private SampleReproduction sample;
    private HtmlWriter writer;

    @BeforeEach
    void prepare() throws IOException {
        sample = SampleReproduction.in(folder);
        writer = new HtmlWriter(Templates.load(null), "images", "./");
    }

    @Test
    void everyIdIsUniqueAndEveryReferenceFindsIts() throws Exception {
        Document page = parse(writer.fragment(model(SamplePages.mixed(sample))));
        Set<String> ids = new HashSet<>();
        for (Element element : elements(page, "*")) {
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id")))
                        .as(element.getAttribute("id"))
                        .isTrue();
            }
        }
        Set<String> landmarks = new HashSet<>();
        for (Element element : elements(page, "*")) {
            if (element.getTagName().equals("section")
                    || element.getAttribute("role").equals("region")) {
                String name = element.getAttribute("aria-labelledby") + element.getAttribute("aria-label");
                assertThat(landmarks.add(name))
                        .as("only landmark called " + name)
                        .isTrue();
            }
            if (element.hasAttribute("aria-labelledby")) {
                assertThat(ids).contains(element.getAttribute("aria-labelledby"));
            }
            if (element.getAttribute("href").startsWith("#")) {
                assertThat(ids).contains(element.getAttribute("href").substring(1));
            }
        }
    }

    @Test
    void everyTableHasACaptionAndEveryHeadingCellAScope() throws Exception {
        Document page = parse(writer.fragment(model(SamplePages.mixed(sample))));
        assertThat(elements(page, "table")).isNotEmpty().allSatisfy(table -> {
            assertThat(table.getElementsByTagName("caption").getLength()).isEqualTo(1);
            Element frame = (Element) table.getParentNode();
            assertThat(frame.getAttribute("class")).startsWith("frame");
            assertThat(frame.getAttribute("tabindex")).isEqualTo("0");
        });
        assertThat(elements(page, "th"))
                .allSatisfy(th -> assertThat(th.getAttribute("scope")).isIn("row", "col", "rowgroup", "colgroup"));
    }

    @Test
    void allRowsOfATableAreEquallyWide() throws Exception {
        for (Element table : elements(parse(writer.fragment(model(SamplePages.mixed(sample)))), "table")) {
            Set<Integer> widths = new HashSet<>();
            for (Element row :
                    elements((Element) table.getElementsByTagName("tbody").item(0), "tr")) {
                int width = 0;
                for (String cell : List.of("td", "th")) {
                    for (Element one : elements(row, cell)) {
                        width += one.hasAttribute("colspan") ? Integer.parseInt(one.getAttribute("colspan")) : 1;
                    }
                }
                widths.add(width);
            }
            assertThat(widths).hasSize(1);
        }
    }

    @Test
    void everyPictureIsWrittenAndSaysInWordsWhatItShows() throws Exception {
        ReportModel model = model(SamplePages.mixed(sample));
        List<Path> files = writer.writeImages(model, folder.resolve("images"));
        List<Element> pictures = elements(parse(writer.fragment(model)), "img");
        assertThat(pictures).hasSameSizeAs(files).isNotEmpty().allSatisfy(picture -> {
            assertThat(folder.resolve(picture.getAttribute("src"))).exists();
            assertThat(picture.getAttribute("alt"))
                    .containsAnyOf("by epoch", "Scatter chart")
                    .containsAnyOf("ends at", "on the line");
        });
    }

    @Test
    void nothingIsLoadedFromElsewhereAndNoPartNeedsTheOneScript() {
        ReportModel model = model(SamplePages.mixed(sample));
        String page = writer.page(model);
        assertThat(page.split("<script", -1)).hasSize(2);
        assertThat(page)
                .contains(writer.script(model).strip())
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(writer.parts(model))
                .allSatisfy(part -> assertThat(part.html())
                        .doesNotContain("<script")
                        .doesNotContain("onclick")
                        .doesNotContain("aria-sort"));
        assertThat(writer.script(model))
                .doesNotContain("fetch(")
                .doesNotContain("XMLHttpRequest")
                .doesNotContain("localStorage")
                .doesNotContain("cookie")
                .doesNotContain("innerHTML")
                .doesNotContain("import");
        assertThat(page.replace("https://example.org/paper?a=1&amp;b=2#x_y", ""))
                .doesNotContain("http");
    }

    @Test
    void withoutRunsEverySectionSaysSoWithTheCommand() {
        ReportModel model = model(new RunRecords(List.of(), List.of()));
        String command = "mvn aux:train aux:attack -Daux.budget=full";
        assertThat(writer.heading(model))
                .contains("Undecided:</strong> 0 of 60 published numbers were tested; 60 were not run.");
        assertThat(writer.fragment(model).split("<pre class=\"command\" tabindex=\"0\">" + command + "</pre>", -1))
                .as("the command stands once")
                .hasSize(2);
        for (HtmlWriter.Part part : writer.parts(model)) {
            if (Set.of("curves", "runs", "failures", "provenance").contains(part.id())) {
                assertThat(part.html()).as(part.id()).contains("Not run.").contains("#repeat");
            }
            assertThat(part.html().replaceAll("<[^>]*>", "").strip())
                    .as(part.id())
                    .isNotEmpty();
        }
    }

    @Test
    void whatDoesNotCountAsEvidenceSaysSoOnTheFirstScreen() {
        assertThat(first(new RunRecords(sample.completed("smoke", 1), List.of())))
                .contains("4 were run only to see that everything works, 56 were not run")
                .contains("Not evidence")
                .contains("4 of our numbers come from the budget smoke");
        assertThat(first(new RunRecords(sample.completed("quick", 2), List.of())))
                .contains("24 were run at reduced size, 36 were not run")
                .contains("Not the paper&#39;s settings")
                .contains(
                        "24 of our numbers come from the budget quick, which changes epochs, data.train, data.validation,"
                                + " data.test.");
        assertThat(first(new RunRecords(sample.completed("full", 2), List.of())))
                .doesNotContain("class=\"notice");
    }

    private String first(RunRecords runs) {
        ReportModel model = model(runs);
        return writer.heading(model) + writer.parts(model).get(0).html();
    }

    @Test
    void everyPartIsInTheListOfContentsAndTheOtherFormsAndGuidesAreLinked() {
        ReportModel model = model(SamplePages.mixed(sample));
        HtmlWriter linked = new HtmlWriter(
                Templates.load(null),
                new PageLinks(
                        "images", "", List.of("reproduction.csv", "reproduction.json", "reproduction.tex"), ".."));
        String heading = linked.heading(model);
        for (HtmlWriter.Part part : linked.parts(model)) {
            assertThat(heading).contains("<a href=\"#" + part.id() + "\">" + part.title() + "</a>");
        }
        assertThat(heading)
                .contains(
                        "All of it as <a href=\"reproduction.csv\">CSV</a>, <a href=\"reproduction.json\">JSON</a> and"
                                + " <a href=\"reproduction.tex\">LaTeX</a>.")
                .contains("../statistics.html")
                .contains("../glossary.html");
        assertThat(writer.heading(model)).doesNotContain("CSV").doesNotContain("glossary");
    }

    @Test
    void textOfOthersIsEscaped() {
        assertThat(writer.heading(model(new RunRecords(List.of(), List.of()))))
                .contains("Made-up numbers &amp; an auxiliary task")
                .contains("J. O&#39;Neill");
    }

    @Test
    void problemsAndFailuresAreNamed() {
        String html = writer.fragment(model(SamplePages.mixed(sample)));
        assertThat(html)
                .contains("full/broken.json: field &#39;seed&#39; is missing")
                .contains("The loss became NaN in epoch 2");
    }

    @Test
    void verdictsAreNeverColourAlone() throws Exception {
        for (Element span : elements(parse(writer.fragment(model(SamplePages.mixed(sample)))), "span")) {
            if (span.getAttribute("class").equals("pill not-reproduced") && !span.hasAttribute("aria-hidden")) {
                assertThat(span.getTextContent()).startsWith("\u2717 \u2212").endsWith(", not reproduced (lower)");
            }
        }
    }

    @Test
    void recordsAreLinkedWhereThePageKnowsThem() {
        ReportModel model = model(new RunRecords(sample.completed("quick", 2), List.of()));
        assertThat(writer.fragment(model)).contains("<a href=\"./runs/quick/resnet18-none-clean-seed1-");
        assertThat(new HtmlWriter(Templates.load(null), "images", "").fragment(model))
                .doesNotContain("runs/quick/");
    }

    @Test
    void theFragmentIsMadeOfItsParts() {
        ReportModel model = model(SamplePages.mixed(sample));
        String fragment = writer.fragment(model);
        assertThat(writer.parts(model))
                .allSatisfy(part -> assertThat(fragment)
                        .contains("<h2 id=\"" + part.id() + "\">" + part.title() + "</h2>")
                        .contains(part.html()
                                .substring(
                                        part.html().indexOf('\n') + 1,
                                        part.html().lastIndexOf("</div>"))
                                .strip()));
    }

    @Test
    void aThousandRecordsMakeAPageBelowAMegabyteAndTheSameModelTheSameBytes() throws IOException {
        List<RunRecord> many = new ArrayList<>();
        for (int copy = 0; copy < SEEDS; copy++) {
            many.addAll(sample.completed("full", 30).subList(0, 30));
        }
        ReportModel model = model(new RunRecords(many, List.of()));
        String page = writer.page(model);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MEGABYTE);
        assertThat(model.execution().runs().rows()).hasSizeGreaterThan(1000);
        assertThat(writer.page(model)).isEqualTo(page);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        List<Path> files = writer.writeImages(model, first);
        writer.writeImages(model, second);
        for (Path file : files) {
            assertThat(file).hasSameBinaryContentAs(second.resolve(file.getFileName()));
            assertThat(Files.size(file)).isLessThan(MEGABYTE / 10);
        }
    }

    private ReportModel model(RunRecords runs) {
        return ReportModel.of(sample.reproduction(), Comparison.of(sample.reproduction(), runs.records()), runs);
    }

    /** The fragment is well-formed XML, so that any tool can take it apart. */
    private static Document parse(String fragment) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(("<body>" + fragment + "</body>").getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> elements(Document document, String tag) {
        return elements(document.getDocumentElement(), tag);
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
