package io.github.auxtask.report.exchange;

import io.github.auxtask.experiment.spec.Paper;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A reproduction as a Process Run Crate 0.5 (an RO-Crate 1.1 of the Workflow Run RO-Crate family): one archive with the configuration,
 * the printed numbers, all records, the report, and {@code ro-crate-metadata.json}, which says of every training and evaluation what
 * computed it from what.
 *
 * @see <a href="https://www.researchobject.org/workflow-run-crate/profiles/process_run_crate/">the profile</a>
 */
public final class ReportCrate {
    /** The archive's name, beside the report. */
    public static final String FILE = "reproduction-crate.zip";

    /** What describes it, within. */
    static final String METADATA = "ro-crate-metadata.json";

    private static final String PROFILE = "https://w3id.org/ro/wfrun/process/0.5";
    private static final String SPECIFICATION = "https://w3id.org/ro/crate/1.1";
    private static final String ROOT = "./";
    private static final String CREATIVE_WORK = "CreativeWork";
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";

    private final Reproduction reproduction;
    private final RunRecords runs;
    private final ReportedProject project;
    private final CrateGraph graph = new CrateGraph();

    private ReportCrate(Reproduction reproduction, RunRecords runs, ReportedProject project) {
        this.reproduction = reproduction;
        this.runs = runs;
        this.project = project;
    }

    /**
     * Writes the archive, whole or not at all. The same reproduction, records and day give the same bytes.
     *
     * @param files what goes into it: the configuration, the published tables, records below {@code runs/}, the report
     * @throws io.github.auxtask.core.RunFailedException if a file cannot be read or the archive not be written
     */
    public static void write(
            Reproduction reproduction, RunRecords runs, ReportedProject project, List<CrateFile> files, Path target) {
        Map<String, byte[]> contents = new TreeMap<>();
        files.forEach(file -> contents.put(file.path(), file.bytes()));
        String metadata = new ReportCrate(reproduction, runs, project).metadata(files, contents);
        CrateArchive.write(METADATA, metadata, contents, target);
    }

    private String metadata(List<CrateFile> files, Map<String, byte[]> contents) {
        graph.add(new CrateEntity(METADATA, CREATIVE_WORK)
                .pointing("about", List.of(ROOT))
                .pointing("conformsTo", List.of(SPECIFICATION)));
        CrateEntity root = graph.add(new CrateEntity(ROOT, "Dataset"));
        List<String> paths = new ArrayList<>();
        for (CrateFile file : files) {
            byte[] bytes = contents.get(file.path());
            if (bytes != null) {
                paths.add(graph.add(file.entity(bytes)).id());
            }
        }
        CrateTools tools = new CrateTools(graph);
        RunActions actions = new RunActions(graph, tools, new RunTimes(runs.ledger()));
        runs.records().forEach(run -> actions.add(run, recordOf(run, paths)));
        runs.attempts().forEach(actions::addAttempt);
        List<String> mentioned = new ArrayList<>(actions.ids());
        mentioned.add(reporting(tools, paths).id());
        describe(root, paths, mentioned);
        return graph.text();
    }

    private void describe(CrateEntity root, List<String> paths, List<String> mentioned) {
        Paper paper = reproduction.paper();
        root.with(NAME, "Reproduction of: " + paper.title())
                .with(
                        DESCRIPTION,
                        "What the paper printed beside what was measured: configuration, printed numbers, run records and report of the"
                                + " reproduction " + reproduction.name() + ".")
                .with("datePublished", project.day().toString())
                .with("identifier", reproduction.name());
        licence(root);
        if (project.repository() != null) {
            root.with("isBasedOn", project.repository());
        }
        root.pointing(
                        "conformsTo",
                        graph.add(new CrateEntity(PROFILE, CREATIVE_WORK)
                                .with(NAME, "Process Run Crate")
                                .with("version", "0.5")))
                .pointing("citation", paper(paper))
                .pointing("hasPart", paths)
                .pointing("mentions", mentioned);
    }

    private void licence(CrateEntity root) {
        ReportedProject.Licence licence = project.licence();
        if (licence == null) {
            root.with(
                    "license", "The project states no licence: nothing is said about what may be done with its files.");
            return;
        }
        root.pointing(
                "license",
                graph.add(new CrateEntity(licence.url() == null ? "#licence" : licence.url(), CREATIVE_WORK)
                        .with(NAME, licence.name())
                        .with(
                                DESCRIPTION,
                                "The licence of the files that the project wrote: " + licence.name() + ".")));
    }

    private CrateEntity paper(Paper paper) {
        List<String> authors = new ArrayList<>();
        for (String author : paper.authors()) {
            authors.add(graph.add(new CrateEntity("#author-" + CrateTools.encoded(author), "Person").with(NAME, author))
                    .id());
        }
        return graph.add(new CrateEntity(paper.url().isEmpty() ? "#paper" : paper.url(), "ScholarlyArticle")
                .with(NAME, paper.title())
                .with("datePublished", Integer.toString(paper.year()))
                .with("publisher", paper.venue().isEmpty() ? null : paper.venue())
                .pointing("author", authors));
    }

    /** The report itself, made from the configuration, the printed numbers and the records. */
    private CrateEntity reporting(CrateTools tools, List<String> paths) {
        List<String> results = paths.stream().filter(ReportCrate::isOfTheReport).toList();
        return graph.add(new CrateEntity("#report", "CreateAction")
                .with(NAME, "report of " + reproduction.name())
                .with(
                        DESCRIPTION,
                        "Compares the records with the printed numbers and writes what was found; computes nothing else.")
                .with("endTime", project.day().toString())
                .pointing("instrument", tools.plugin(project.version()))
                .pointing(
                        "object",
                        paths.stream().filter(path -> !isOfTheReport(path)).toList())
                .pointing("result", results));
    }

    private static boolean isOfTheReport(String path) {
        return path.startsWith("images/")
                || (path.startsWith("reproduction.") && !path.equals(CrateTools.CONFIGURATION));
    }

    /** The record's file: the worker ends its name with the run's short id. */
    private static @Nullable String recordOf(RunRecord run, List<String> paths) {
        String folder = "runs/" + run.budget() + "/";
        String ending = run.id().abbreviated() + ".json";
        return paths.stream()
                .filter(path -> path.startsWith(folder) && path.endsWith(ending))
                .findFirst()
                .orElse(null);
    }
}
