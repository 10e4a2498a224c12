package io.github.auxtask.maven;

import io.github.auxtask.compare.Answer;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.site.Manifest;
import io.github.auxtask.maven.site.SiteStyle;
import io.github.auxtask.maven.worker.WorkerVersions;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.report.exchange.CodecheckWriter;
import io.github.auxtask.report.exchange.CrateFile;
import io.github.auxtask.report.exchange.ReportCrate;
import io.github.auxtask.report.exchange.ReportedProject;
import io.github.auxtask.report.model.ReportModel;
import io.github.auxtask.report.model.StoredPictures;
import io.github.auxtask.report.paper.PaperWriter;
import io.github.auxtask.report.paper.Source;
import io.github.auxtask.report.view.CertificateView;
import io.github.auxtask.report.write.CsvWriter;
import io.github.auxtask.report.write.HtmlWriter;
import io.github.auxtask.report.write.JsonWriter;
import io.github.auxtask.report.write.LatexWriter;
import io.github.auxtask.report.write.PageLinks;
import io.github.auxtask.report.write.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The report of a reproduction: a page of a Maven site, and beside it the same as LaTeX, CSV and JSON. */
final class ReproductionReport {
    /** Of the page and of the files beside it, without extension. */
    static final String NAME = "reproduction";

    private static final String README = "README.md";
    private static final String IMAGES = "images/" + NAME;
    private static final String PAPER = "paper";

    private final Reproduction reproduction;
    private final ReportModel model;
    private final RunRecords runs;
    private final Templates templates;
    private final StoredPictures pictures;
    private final Answer answer;
    private final PaperWriter paper;

    /**
     * What wrote the report, and where its project is.
     *
     * @param version of the plugin
     * @param url of the project, or nothing
     */
    record Origin(String version, String url) {
        /** This plugin, in a project. */
        static Origin of(MavenProject project) {
            Scm scm = project.getScm();
            String url = scm != null && scm.getUrl() != null ? scm.getUrl() : project.getUrl();
            return new Origin(WorkerVersions.ofThisPlugin().runtime(), url == null ? "" : url);
        }
    }

    private ReproductionReport(
            Reproduction reproduction,
            RunRecords runs,
            ReportModel model,
            Templates templates,
            StoredPictures pictures,
            Answer answer,
            PaperWriter paper) {
        this.reproduction = reproduction;
        this.runs = runs;
        this.model = model;
        this.pictures = pictures;
        this.templates = templates;
        this.answer = answer;
        this.paper = paper;
    }

    /**
     * Reads the published tables and all run records; what cannot be read is part of the report.
     *
     * @param userTemplates folder of templates that replace built-in ones, or null
     * @param pictures what this machine has of the runs
     * @param origin for those who cite it
     */
    static ReproductionReport read(
            Reproduction reproduction, @Nullable Path userTemplates, StoredPictures pictures, Origin origin) {
        RunRecords runs = RunRecords.read(RunsFolder.of(reproduction));
        Comparison comparison = Comparison.of(reproduction, runs);
        ReportModel model = ReportModel.of(reproduction, comparison, runs, pictures);
        Templates templates = Templates.load(userTemplates);
        Source source = Source.of(runs, origin.version(), origin.url());
        PaperWriter paper = new PaperWriter(templates, reproduction.paper(), model, source);
        return new ReproductionReport(reproduction, runs, model, templates, pictures, Answer.of(comparison), paper);
    }

    /** What a paper in LaTeX takes from it. */
    PaperWriter paper() {
        return paper;
    }

    /** What the page begins with. */
    String answer() {
        return answer.text();
    }

    /** What is wrong with the user's templates; complete once everything is written. */
    List<String> templateProblems() {
        return templates.problems();
    }

    /**
     * Writes the page. Headings go through the sink, so that the skin's table of contents and anchors know them.
     *
     * @param folder that holds the files beside the page
     * @param guides address of the pages that explain statistics and words; empty for no links
     */
    void render(Sink sink, Path folder, String guides) {
        HtmlWriter html = new HtmlWriter(templates, new PageLinks(IMAGES, "./", files(folder), guides));
        sink.head();
        sink.title();
        sink.text("Reproduction: " + model.heading().title());
        sink.title_();
        sink.head_();
        sink.body();
        // Not in the head, where Doxia drops it.
        sink.rawText(html.style(model));
        sink.section1();
        sink.sectionTitle1();
        sink.text("Reproduction");
        sink.sectionTitle1_();
        sink.rawText(html.heading(model));
        List<HtmlWriter.Part> parts = html.parts(model);
        for (String problem : templates.problems()) {
            sink.paragraph();
            sink.bold();
            sink.text(problem + " The built-in one was used.");
            sink.bold_();
            sink.paragraph_();
        }
        for (HtmlWriter.Part part : parts) {
            sink.section2();
            sink.sectionTitle2();
            sink.anchor(part.id());
            sink.anchor_();
            sink.text(part.title());
            sink.sectionTitle2_();
            sink.rawText(part.html());
            sink.section2_();
        }
        sink.rawText(html.script(model));
        sink.section1_();
        sink.body_();
    }

    /** Writes the page by itself, without a site's skin. */
    void writePage(Path file) {
        HtmlWriter html = new HtmlWriter(templates, IMAGES, "./");
        AtomicFile.write(file, html.page(model).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes everything that the page links to into the page's folder: the report's files, the digests of all of them, and last what
     * others' tools read.
     *
     * @return what became of {@code codecheck.yml}
     */
    CodecheckWriter.Outcome writeFiles(Path folder, ReportedProject project) {
        Manifest manifest = new Manifest(folder);
        CsvWriter.write(model, manifest.add(NAME + ".csv"));
        JsonWriter.write(model, manifest.add(NAME + ".json"));
        new LatexWriter(templates, IMAGES).write(model, manifest.add(NAME + ".tex"));
        HtmlWriter html = new HtmlWriter(templates, IMAGES, "./");
        manifest.addAll(html.writeImages(model, folder.resolve(IMAGES)));
        manifest.addAll(html.writePictures(model, pictures, folder.resolve(IMAGES)));
        manifest.deleteOthers(IMAGES);
        manifest.addAll(paper.write(folder.resolve(PAPER)));
        manifest.deleteOthers(PAPER);
        manifest.deleteOthers(PAPER + "/figures");
        copyRecords(folder, manifest);
        SiteStyle.write(html.skin(), folder);
        manifest.write(folder.resolve(CertificateView.MANIFEST));
        CodecheckWriter.Outcome outcome = CodecheckWriter.write(reproduction, model, project, folder);
        ReportCrate.write(reproduction, runs, project, crateFiles(folder, manifest), folder.resolve(ReportCrate.FILE));
        return outcome;
    }

    /** The report without its page, which only the site can lay out, and what a person wrote. */
    private List<CrateFile> crateFiles(Path folder, Manifest manifest) {
        List<CrateFile> files = new ArrayList<>();
        List<String> written = new ArrayList<>(manifest.files());
        written.addAll(List.of(CertificateView.MANIFEST, CodecheckWriter.FILE));
        written.forEach(file -> files.add(new CrateFile(file, folder.resolve(file))));
        List<String> inputs = new ArrayList<>(List.of(README));
        model.background().certificate().inputs().forEach(input -> inputs.add(input.file()));
        for (String input : inputs) {
            Path source = reproduction.directory().resolve(input);
            // What a file outside the folder is called within the crate nobody could say.
            if (Files.isRegularFile(source) && !Path.of(input).normalize().startsWith("..")) {
                files.add(new CrateFile(input, source));
            }
        }
        return files;
    }

    /** The report's other forms; a PDF is there only where somebody has made it of the LaTeX file. */
    private static List<String> files(Path folder) {
        return Stream.of(".csv", ".json", ".tex", ".pdf")
                .map(extension -> NAME + extension)
                .filter(file -> Files.isRegularFile(folder.resolve(file)))
                .toList();
    }

    private void copyRecords(Path folder, Manifest manifest) {
        Path runs = RunsFolder.of(reproduction);
        try {
            for (Path record : RunsFolder.files(runs)) {
                Path copy = folder.resolve("runs").resolve(runs.relativize(record));
                // Not synced one by one, which takes seconds for a thousand: what is lost is copied again.
                FolderPath.make(copy.getParent());
                Files.copy(record, copy, StandardCopyOption.REPLACE_EXISTING);
                manifest.addAll(List.of(copy));
            }
        } catch (IOException e) {
            throw new RunFailedException("The run records cannot be copied: " + AtomicFile.reason(e) + ".", e);
        }
    }
}
