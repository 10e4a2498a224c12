package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.lease.LeaseHolder;
import io.github.auxtask.maven.work.ProcessFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.aether.DefaultSessionData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that run at once, as processes of their own, and what those leave that are killed. */
@Timeout(180)
class ProcessFolderTest {
    @TempDir
    private Path folder;

    private final List<Command> commands = new ArrayList<>();

    /** A process of {@link FakeCommand}. */
    private static final class Command {
        private final Process process;
        private final BufferedReader lines;
        private final Writer steps;

        Command(String pom, Path store) throws IOException {
            process = new ProcessBuilder(
                            JavaLauncher.ofThisJvm().toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            FakeCommand.class.getName(),
                            pom,
                            store.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            lines = process.inputReader(StandardCharsets.UTF_8);
            steps = process.outputWriter(StandardCharsets.UTF_8);
        }

        String line() throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(FakeCommand.PREFIX)) {
                line = lines.readLine();
            }
            return line == null ? "it ended" : line.substring(FakeCommand.PREFIX.length());
        }

        Path taken() throws IOException {
            String line = line();
            assertThat(line).startsWith("taken ");
            return Path.of(line.substring("taken ".length()));
        }

        void next() throws IOException {
            steps.write("\n");
            steps.flush();
        }

        String next(String expected) throws IOException {
            next();
            String line = line();
            assertThat(line).isEqualTo(expected);
            return line;
        }

        long kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            return process.pid();
        }
    }

    private Command command(boolean project, String store) throws IOException {
        Path pom = Files.createDirectories(folder.resolve("project")).resolve("pom.xml");
        Command command = new Command(
                project ? pom.toString() : "", folder.resolve("home").resolve(store));
        commands.add(command);
        return command;
    }

    private Path work(boolean project) {
        return folder.resolve(project ? "project/target/aux-work" : "home/work");
    }

    private static List<Path> folders(Path work) throws IOException {
        try (var entries = Files.list(work)) {
            return entries.sorted().toList();
        }
    }

    private ProcessFolder ofThisProcess(Path work) {
        return new ProcessFolder(work, new DefaultSessionData());
    }

    @AfterEach
    void endAll() throws InterruptedException {
        for (Command command : commands) {
            command.kill();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoCommandsAtOnceInOneProjectOrWithoutAnyKeepApart(boolean project) throws Exception {
        Command first = command(project, "store-1");
        Command second = command(project, "store-2");
        Path one = first.taken();
        Path two = second.taken();
        first.next("started true");
        second.next("started true");
        first.next("kept true");
        second.next("kept true");
        first.next("cleared true");

        assertThat(one).isNotEqualTo(two);
        assertThat(one.getParent()).isEqualTo(work(project));
        assertThat(one.getFileName()).hasToString("process-" + first.process.pid());
        assertThat(folders(work(project))).containsExactly(two);
        second.next("cleared true");
        assertThat(folders(work(project))).isEmpty();
    }

    @Test
    void whatAKilledCommandLeavesIsClearedAwayByTheNextAndWhatALivingOneUsesIsNot() throws Exception {
        Command living = command(true, "store-1");
        Command killed = command(true, "store-2");
        Path used = living.taken();
        Path left = killed.taken();
        living.next("started true");
        killed.next("started true");
        killed.kill();
        assertThat(left.resolve("arguments-request.json")).exists();

        Path third = command(true, "store-3").taken();

        assertThat(folders(work(true))).containsExactlyInAnyOrder(used, third);
        living.next("kept true");
    }

    @Test
    void theReportOfACrashStaysForAWeek() throws Exception {
        Command killed = command(true, "store-1");
        Path left = killed.taken();
        Path report = Files.writeString(
                Files.createDirectories(left.resolve("worker-1")).resolve("crash-7.log"), "");
        killed.kill();

        ofThisProcess(work(true)).take();
        assertThat(report).exists();
        Files.setLastModifiedTime(report, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
        ofThisProcess(work(true)).take();
        assertThat(left).doesNotExist();
    }

    @Test
    void theNumberOfALivingProcessDoesNotKeepWhatAnEarlierOneOfTheSameNumberHasLeft() throws Exception {
        Command other = command(true, "store-1");
        other.taken();
        Path left = Files.createDirectories(work(false).resolve("process-" + other.process.pid()));
        Files.writeString(left.resolve("lock"), "");
        Files.writeString(left.resolve("host"), LeaseHolder.hostName());
        Files.writeString(left.resolve("train-request.json"), "{}");

        Path own = ofThisProcess(work(false)).take();

        assertThat(folders(work(false))).containsExactly(own);
    }

    @Test
    void whatAnEarlierProcessOfThisNumberHasLeftIsNotTakenForOnesOwn() throws Exception {
        Path left = Files.createDirectories(
                work(true).resolve("process-" + ProcessHandle.current().pid()));
        Files.writeString(left.resolve("train-request.json"), "{}");

        ProcessFolder own = ofThisProcess(work(true));

        assertThat(own.take()).isEqualTo(left);
        assertThat(folders(left)).containsExactly(left.resolve("host"), left.resolve("lock"));
        own.clear();
        assertThat(folders(work(true))).isEmpty();
    }

    @Test
    void aFolderOfTheSameNumberThatIsInUseOrAnotherMachinesIsLeftAndAnotherNameTaken() throws Exception {
        Command other = command(true, "store-1");
        Path used = other.taken();
        Path elsewhere = Files.createDirectories(work(true).resolve("process-" + other.process.pid() + "-2"));
        Files.writeString(elsewhere.resolve("lock"), "");
        Files.writeString(elsewhere.resolve("host"), "another machine");

        Path own = new ProcessFolder(work(true), new DefaultSessionData(), other.process.pid()).take();

        assertThat(own).isEqualTo(work(true).resolve("process-" + other.process.pid() + "-3"));
        assertThat(folders(work(true))).containsExactlyInAnyOrder(used, elsewhere, own);
    }

    @Test
    void whatOtherMachinesAndOtherPeopleKeepThereIsLeft() throws Exception {
        Path elsewhere = Files.createDirectories(work(true).resolve("process-1"));
        Files.writeString(elsewhere.resolve("lock"), "");
        Files.writeString(elsewhere.resolve("host"), "another machine");
        Path mine = Files.createDirectories(work(true).resolve("process-of-mine"));
        Path file = Files.writeString(work(true).resolve("process-2"), "");
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("lock"), "");
        Files.writeString(outside.resolve("host"), LeaseHolder.hostName());
        Path link = Files.createSymbolicLink(work(true).resolve("process-3"), outside);

        Path own = ofThisProcess(work(true)).take();

        assertThat(folders(work(true))).containsExactlyInAnyOrder(elsewhere, mine, file, link, own);
        assertThat(outside.resolve("lock")).exists();
    }

    @Test
    void aFolderWithoutALockIsClearedAwayWhenItIsOldAndNobodyHasItsNumber() throws Exception {
        Command ended = command(true, "store-1");
        ended.taken();
        long number = ended.kill();
        Path fresh = Files.createDirectories(work(false).resolve("process-" + number + "-7"));
        Path old = Files.createDirectories(work(false).resolve("process-" + number));
        Files.writeString(old.resolve("train-request.json"), "{}");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        Path own = ofThisProcess(work(false)).take();

        assertThat(folders(work(false))).containsExactlyInAnyOrder(fresh, own);
    }

    @Test
    void oneBuildTakesItsFolderOnceAndAgainWhenItHasClearedIt() throws Exception {
        DefaultSessionData build = new DefaultSessionData();
        Path first = new ProcessFolder(work(true), build).take();
        Files.writeString(first.resolve("plan.json"), "{}");

        assertThat(new ProcessFolder(work(true), build).take()).isEqualTo(first);
        assertThat(first.resolve("plan.json")).exists();
        new ProcessFolder(work(true), build).clear();
        assertThat(first).doesNotExist();
        assertThat(new ProcessFolder(work(true), build).take()).isEqualTo(first);
        assertThat(folders(first)).containsExactly(first.resolve("host"), first.resolve("lock"));
    }

    @Test
    void whereNothingCanBeWrittenTheFolderIsOnlyNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThat(ofThisProcess(file).take())
                .isEqualTo(file.resolve("process-" + ProcessHandle.current().pid()));
    }
}
