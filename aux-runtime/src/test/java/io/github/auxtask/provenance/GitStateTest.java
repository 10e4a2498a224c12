package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.provenance.Provenance.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitStateTest {
    @TempDir
    Path folder;

    private Path paper;

    @BeforeEach
    void aCheckoutWithOneCommit() throws IOException, InterruptedException {
        paper = Files.createDirectories(folder.resolve("my papers/one"));
        Files.writeString(paper.resolve("reproduction.yaml"), "a\n");
        assumeTrue(gitIsInstalled(), "skipped: no git");
        git("init", "-q");
        commitAll();
    }

    @Test
    void anUntouchedCheckoutIsItsCommit() {
        Code code = GitState.of(paper);
        assertThat(code.commit()).matches("[0-9a-f]{40}").isEqualTo(GitDirectory.commit(paper));
        assertThat(code.dirty()).isFalse();
        assertThat(code.digest()).isNull();
    }

    @Test
    void everyChangeAndNewFileChangesTheDigest() throws IOException {
        Files.writeString(paper.resolve("reproduction.yaml"), "b\n");
        Code changed = GitState.of(paper);
        assertThat(changed.dirty()).isTrue();
        Files.writeString(folder.resolve("new file"), "1");
        Code added = GitState.of(paper);
        Files.writeString(folder.resolve("new file"), "2");
        Code other = GitState.of(paper);
        assertThat(List.of(
                        String.valueOf(changed.digest()),
                        String.valueOf(added.digest()),
                        String.valueOf(other.digest())))
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
        assertThat(GitState.of(paper)).isEqualTo(other);
    }

    @Test
    void runRecordsDoNotMakeACheckoutDirty() throws IOException {
        Files.createDirectories(paper.resolve("runs/quick"));
        Files.writeString(paper.resolve("runs/quick/a.json"), "{}");
        Files.writeString(paper.resolve("runs/quick/.b.json.tmp"), "{");
        Files.createDirectories(paper.resolve("runs/ledger"));
        Files.writeString(paper.resolve("runs/ledger/c.jsonl"), "{}");
        assertThat(GitState.of(paper).dirty()).isFalse();
        Files.writeString(paper.resolve("runs/quick/Method.java"), "class Method {}");
        assertThat(GitState.of(paper).dirty()).as("code is no record").isTrue();
    }

    @Test
    void withoutGitTheCommitIsReadFromItsFiles() throws IOException, InterruptedException {
        String commit = GitState.of(paper).commit();
        git("pack-refs", "--all");
        assertThat(GitDirectory.commit(paper)).isEqualTo(commit);
        git("checkout", "-q", "--detach");
        assertThat(GitDirectory.commit(paper)).isEqualTo(commit);
        git("worktree", "add", "-q", "-b", "other", folder.resolve("tree").toString());
        assertThat(GitDirectory.commit(folder.resolve("tree"))).isEqualTo(commit);
    }

    @Test
    void aCheckoutWithoutACommitHasNone() throws IOException, InterruptedException {
        Path fresh = Files.createDirectories(folder.resolve("fresh"));
        run(fresh, List.of("git", "init", "-q"));
        assertThat(GitState.of(fresh)).isEqualTo(new Code(null, null, null));
    }

    private void commitAll() throws IOException, InterruptedException {
        git("add", "-A");
        git(
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@example.org",
                "-c",
                "commit.gpgsign=false",
                "commit",
                "-q",
                "-m",
                "one");
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        run(folder, command);
    }

    private static void run(Path where, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static boolean gitIsInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
