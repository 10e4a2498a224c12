package io.github.auxtask.report.write;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.report.chart.CurveChart;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.model.StoredPictures;
import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.view.PicturesView;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the report as HTML: a fragment for a page that has its own head and h1, its parts one by one for a site that wants
 * to write the headings itself, or a complete page. Nothing loaded from elsewhere, no clock, and no script that anyone needs (one makes
 * tables sort and filter): the same model always gives the same bytes.
 */
public final class HtmlWriter {
    private final Templates templates;
    private final PageLinks links;

    /**
     * A part of the report without its heading.
     *
     * @param id for the heading
     * @param title text of the heading, a second-level one
     * @param html what stands below it; headings in there begin at the third level
     */
    public record Part(String id, String title, String html) {}

    /**
     * A writer.
     *
     * @param templates the look
     * @param images folder of the pictures as the page addresses it, for example {@code images/reproduction}
     * @param records what stands before {@code runs/<budget>/<file>.json} in links to run records, for example {@code ./};
     *     empty for no links
     */
    public HtmlWriter(Templates templates, String images, String records) {
        this(templates, new PageLinks(images, records, List.of(), ""));
    }

    /**
     * A writer.
     *
     * @param templates the look
     * @param links what the page leads to
     */
    public HtmlWriter(Templates templates, PageLinks links) {
        this.templates = templates;
        this.links = links;
    }

    /**
     * The whole report with its style sheet and headings from h2 on, to be put into a page.
     *
     * @throws io.github.auxtask.core.BadInputException if a template is wrong; names the file and the line
     */
    public String fragment(ReportModel model) {
        return templates.fill("html/report.ftlh", data(model));
    }

    /** A complete page; it turns dark where its reader's system is. */
    public String page(ReportModel model) {
        return templates.fill("html/page.ftlh", data(model));
    }

    /**
     * The style sheets of the report and of the Maven skin around it in a {@code style} element, needed once on a page that is made of
     * {@link #parts}.
     */
    public String style(ReportModel model) {
        return templates.fill("html/skin.ftlh", data(model));
    }

    /** The script that makes tables sort and filter, needed once behind {@link #parts}; without it the page reads the same. */
    public String script(ReportModel model) {
        return templates.fill("html/script.ftlh", data(model));
    }

    /** The style sheet of the Maven skin alone, for the other pages of a site. */
    public String skin() {
        return templates.fill("css/skin.css", Map.of());
    }

    /** What stands above the first heading: the paper, the answer, the report's other forms, and the list of contents. */
    public String heading(ReportModel model) {
        Map<String, Object> data = data(model);
        // The list stays in sight over all parts only if its box is that of the page and not one of its own.
        return wrapped(templates.fill("html/heading.ftlh", data))
                + "<div class=\"auxtask-report contents-holder\">\n" + templates.fill("html/contents.ftlh", data)
                + "</div>\n";
    }

    /** The parts of the report in reading order. */
    public List<Part> parts(ReportModel model) {
        Map<String, Object> data = data(model);
        List<Part> parts = new ArrayList<>();
        for (Section section : Section.of(model)) {
            String html = templates.fill("html/section/" + section.id() + ".ftlh", data);
            parts.add(new Part(section.id(), section.title(), wrapped(html)));
        }
        return parts;
    }

    /**
     * Draws the pictures that the page shows.
     *
     * @param folder where the page finds {@code images}
     * @return the files, in the order of the page
     * @throws io.github.auxtask.core.RunFailedException if a file cannot be written
     */
    public List<Path> writeImages(ReportModel model, Path folder) {
        List<Path> files = new ArrayList<>();
        List<Runnable> drawings = new ArrayList<>();
        for (CurveView curve : model.evidence().curves()) {
            for (CurveView.Panel panel : curve.panels()) {
                Path file = folder.resolve(curve.id() + "-" + panel.id() + ".svg");
                files.add(file);
                drawings.add(() ->
                        AtomicFile.write(file, CurveChart.svg(curve, panel).getBytes(StandardCharsets.UTF_8)));
            }
        }
        // Drawing is what takes longest; charts share nothing.
        drawings.parallelStream().forEach(Runnable::run);
        return files;
    }

    /**
     * Copies the pictures that the page shows.
     *
     * @param shelf what the model was built with
     * @param folder where the page finds {@code images}
     * @return the files, in the order of the page; equal pictures are one file
     * @throws io.github.auxtask.core.RunFailedException if a file cannot be written
     */
    public List<Path> writePictures(ReportModel model, StoredPictures shelf, Path folder) {
        List<Path> files = new ArrayList<>();
        for (PicturesView.Run run : model.evidence().pictures().runs()) {
            for (PicturesView.Shown picture : run.pictures()) {
                Path file = folder.resolve(picture.file());
                if (!files.contains(file)) {
                    shelf.copy(new ContentId(run.hex()), picture.source(), file);
                    files.add(file);
                }
            }
        }
        return files;
    }

    private Map<String, Object> data(ReportModel model) {
        Map<String, Object> data = new HashMap<>();
        data.put("model", ReportData.map(model));
        data.put("sections", ReportData.sections(Section.of(model), "html", ".ftlh"));
        data.put("palette", ReportData.palette());
        data.put("chart", Map.of("width", CurveChart.WIDTH, "height", CurveChart.HEIGHT));
        data.put("images", links.images());
        data.put("records", links.records());
        data.put("files", links.forms());
        data.put("guides", links.guides());
        // Words that have been led to the glossary already.
        data.put("told", List.of());
        return data;
    }

    private static String wrapped(String html) {
        return "<div class=\"auxtask-report\">\n" + html + "</div>\n";
    }
}
