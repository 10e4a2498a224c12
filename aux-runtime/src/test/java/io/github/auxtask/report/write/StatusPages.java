package io.github.auxtask.report.write;

import io.github.auxtask.compare.Answer;
import io.github.auxtask.compare.Comparison;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Methods;
import io.github.auxtask.provenance.RunRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the status table into the README and the site, and into each paper's README its own: {@code main}, with the root of the repository. */
final class StatusPages {
    private static final String BEGIN = "<!-- status: generated, see CONTRIBUTING.md -->\n";
    private static final String END = "<!-- end of status -->";

    private final Path root;

    StatusPages(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<Path, String> page :
                new StatusPages(Path.of(arguments[0])).pages().entrySet()) {
            Files.writeString(page.getKey(), page.getValue());
        }
    }

    /** Every page with the text that it should have. */
    Map<Path, String> pages() throws IOException {
        Map<Path, String> pages = new LinkedHashMap<>();
        for (String file : List.of("README.md", "site/src/site/markdown/index.md")) {
            pages.put(root.resolve(file), filled(file, table(file.startsWith("site"))));
        }
        for (String name : folders()) {
            // What the quick start measured is nobody else's, so that it has no status.
            if (!name.equals("quickstart")) {
                pages.put(
                        root.resolve("reproductions/" + name + "/README.md"),
                        filled("reproductions/" + name + "/README.md", status(name)));
            }
        }
        return pages;
    }

    private String filled(String file, String status) throws IOException {
        String text = Files.readString(root.resolve(file));
        int from = text.indexOf(BEGIN);
        int to = text.indexOf(END);
        if (from < 0 || to < from) {
            throw new IllegalStateException(file + " has lost the marks of the status");
        }
        return text.substring(0, from + BEGIN.length()) + "\n" + status + "\n" + text.substring(to);
    }

    private String status(String name) throws IOException {
        Path folder = root.resolve("reproductions").resolve(name);
        Reproduction reproduction = ReproductionReader.read(folder.resolve("reproduction.yaml"));
        RunRecords runs = RunRecords.read(folder.resolve("runs"));
        return Answer.of(Comparison.of(reproduction, runs)).text() + "\n\nRuns with a record in `runs/`: "
                + StatusTable.runs(runs.records())
                + ". `mvn aux:report` shows their numbers beside the printed ones.\n";
    }

    /** The names of all folders with a reproduction, papers first. */
    List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(root.resolve("reproductions"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("reproduction.yaml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted((a, b) -> a.equals("quickstart") ? 1 : b.equals("quickstart") ? -1 : a.compareTo(b))
                    .toList();
        }
    }

    private String table(boolean site) throws IOException {
        StatusTable table = new StatusTable();
        for (String name : folders()) {
            Path folder = root.resolve("reproductions").resolve(name);
            Reproduction reproduction = ReproductionReader.read(folder.resolve("reproduction.yaml"));
            // What the quick start measured is nobody else's, and not committed.
            RunRecords runs = name.equals("quickstart")
                    ? new RunRecords(List.of(), List.of())
                    : RunRecords.read(folder.resolve("runs"));
            Class<?> method = Methods.named(reproduction.method().name()).getClass();
            String source = "aux-runtime/src/main/java/" + method.getName().replace('.', '/') + ".java";
            table.add(
                    reproduction,
                    runs,
                    method.getSimpleName(),
                    site ? "" : source,
                    site ? name + "/reproduction.html" : "reproductions/" + name + "/README.md");
        }
        return table.markdown();
    }
}
