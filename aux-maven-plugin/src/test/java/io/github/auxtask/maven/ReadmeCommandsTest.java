package io.github.auxtask.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.maven.options.SelectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands of READMEs and guides do what they say from the folder that they name: wrapper, goals, options, budgets and runs exist. */
final class ReadmeCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("^(?: {4})?((?:\\.\\./)*(?:\\./)?mvnw?) (.*)$");
    private static final Pattern FOLDER = Pattern.compile("^(?: {4})?cd (\\S+)$");
    private static final Pattern ARGUMENT = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    private static Path root;
    private static Set<String> goals;
    private static Set<String> properties;

    /** A command, and where it is given. */
    private record Command(Path page, Path folder, String program, List<String> arguments) {
        @Override
        public String toString() {
            return page.getFileName() + " in " + folder + ": " + program + " " + String.join(" ", arguments);
        }
    }

    @BeforeAll
    static void read() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        root = here.endsWith("aux-maven-plugin") ? here.getParent() : here;
        assumeTrue(Files.isDirectory(root.resolve("reproductions")), "skipped: the repository is not here");
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(root.resolve("aux-maven-plugin/src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Mojo.java")).toList()) {
                sources.append(Files.readString(file));
            }
        }
        goals = found("@Mojo\\(\\s*name = \"([a-z]+)\"", sources);
        goals.add("help");
        properties = found("property = \"(aux\\.[A-Za-z.]+)\"", sources);
    }

    @Test
    void whoHasOnlyAJdkCanGiveEveryCommandOfAReproduction() throws IOException {
        for (Command command : commands()) {
            if (command.folder.startsWith(root.resolve("reproductions"))) {
                assertThat(command.folder.resolve(command.program).normalize())
                        .as(command.toString())
                        .isEqualTo(root.resolve("mvnw"));
            }
        }
    }

    @Test
    void goalsAndOptionsExist() throws IOException {
        List<Command> all = commands();
        assertThat(all).hasSizeGreaterThan(30);
        for (Command command : all) {
            for (String argument : command.arguments) {
                if (argument.startsWith("aux:")) {
                    assertThat(goals).as(command.toString()).contains(argument.substring("aux:".length()));
                }
                if (argument.startsWith("-Daux.")) {
                    assertThat(properties)
                            .as(command.toString())
                            .contains(argument.substring("-D".length()).replaceAll("=.*", ""));
                }
            }
        }
    }

    @Test
    void budgetsAndSelectionsPlanRuns() throws IOException {
        int planned = 0;
        for (Command command : commands()) {
            Path yaml = command.folder.resolve("reproduction.yaml");
            if (Files.exists(yaml)) {
                Reproduction reproduction = ReproductionReader.read(yaml);
                String budget = value(command, "aux.budget");
                Plan plan = Plan.of(
                        reproduction,
                        SelectionOptions.parse(
                                budget.isEmpty() ? reproduction.usualBudget() : budget,
                                null,
                                value(command, "aux.only"),
                                null));
                assertThat(plan.runs()).as(command.toString()).isNotEmpty();
                planned++;
            }
        }
        assertThat(planned).isGreaterThan(20);
    }

    private static String value(Command command, String property) {
        return command.arguments.stream()
                .filter(argument -> argument.startsWith("-D" + property + "="))
                .map(argument -> argument.replaceAll("^[^=]*=", "").replace("\"", ""))
                .findFirst()
                .orElse("");
    }

    private static List<Command> commands() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md"), root.resolve("CONTRIBUTING.md")));
        try (Stream<Path> files = Files.walk(root.resolve("reproductions"), 3);
                Stream<Path> guides = Files.list(root.resolve("site/src/site/markdown"))) {
            files.filter(file -> file.endsWith("README.md")).sorted().forEach(pages::add);
            guides.sorted().forEach(pages::add);
        }
        List<Command> commands = new ArrayList<>();
        for (Path page : pages) {
            Path start = page.startsWith(root.resolve("reproductions")) ? page.getParent() : root;
            Path folder = start;
            for (String line : Files.readString(page).lines().toList()) {
                if (line.isBlank() || line.startsWith("```")) {
                    // Another block of commands.
                    folder = start;
                }
                Matcher change = FOLDER.matcher(line);
                if (change.matches() && Files.isDirectory(folder.resolve(change.group(1)))) {
                    folder = folder.resolve(change.group(1));
                }
                Matcher command = COMMAND.matcher(line.replaceAll("\\s+#.*", ""));
                if (command.matches()) {
                    Path where = command.group(1).equals("./mvnw") ? root : folder;
                    List<String> arguments = ARGUMENT.matcher(command.group(2))
                            .results()
                            .map(found -> found.group())
                            .toList();
                    commands.add(new Command(page, where, command.group(1), arguments));
                }
            }
        }
        return commands;
    }

    private static Set<String> found(String pattern, CharSequence text) {
        Set<String> found = new TreeSet<>();
        for (Matcher matcher = Pattern.compile(pattern).matcher(text); matcher.find(); ) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
