package io.github.auxtask.maven.worker;

import io.github.auxtask.maven.classpath.ClassPath;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.DefaultRepositorySystemSession;

/**
 * A JVM that does with its folder what a goal does: takes it, starts a worker with a request of its own, and clears it away if it ends well.
 * It goes on from one step to the next when it is told to.
 */
public final class FakeCommand {
    /** What its own lines begin with. */
    static final String PREFIX = "command: ";

    private FakeCommand() {}

    /** {@code POM-or-nothing STORE}; the store is what tells one command's request from another's. */
    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Path store = Path.of(arguments[1]);
        WorkerPlaces places = new WorkerPlaces(store, null, store.resolve("engine"));
        MavenBuild build = build(arguments[0]);
        Path folder = build.ownFolder(places);
        Path request = folder.resolve("arguments-request.json");
        say("taken " + folder);
        in.readLine();
        launch(folder, store);
        String written = Files.readString(request);
        say("started " + written.contains(arguments[1]));
        in.readLine();
        say("kept " + (Files.exists(request) && Files.readString(request).equals(written)));
        in.readLine();
        build.clearOwnFolder(places);
        say("cleared " + !Files.exists(folder));
        in.readLine();
    }

    @SuppressWarnings("deprecation") // there is no other way to make one
    private static MavenBuild build(String pom) {
        MavenProject project = new MavenProject();
        if (!pom.isEmpty()) {
            project.setFile(Path.of(pom).toFile());
            project.getBuild()
                    .setDirectory(Path.of(pom).resolveSibling("target").toString());
        }
        MavenSession session = new MavenSession(
                null,
                new DefaultRepositorySystemSession(),
                new DefaultMavenExecutionRequest(),
                new DefaultMavenExecutionResult());
        return new MavenBuild(project, session, null, null, new RecordingLog());
    }

    private static void launch(Path folder, Path store) throws Exception {
        Path classes = Path.of(FakeWorker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        new WorkerLauncher(
                        new RecordingLog(),
                        JavaLauncher.ofThisJvm(),
                        () -> new ClassPath(List.of(new ClassPath.Entry(classes, null))),
                        new WorkerSettings(Flavor.CPU, 1, true, "-Dscenario=train-to-the-end", false),
                        FakeWorker.class.getName(),
                        store.resolve("engine"),
                        folder)
                .launch(
                        "arguments",
                        new WorkerRequest(null, null, null, store, null, "cpu", 1, false, true, "untested", 0));
    }

    private static void say(String line) {
        System.out.println(PREFIX + line);
        System.out.flush();
    }
}
