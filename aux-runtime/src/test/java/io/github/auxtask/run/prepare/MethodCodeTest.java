package io.github.auxtask.run.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.method.Methods;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.NeedingReproduction;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of a method is what it computes, and not how its source is laid out. */
class MethodCodeTest {
    private static final String METHOD =
            "package org.example; public class Mine { double loss() { return Helper.twice(%s); } }";
    private static final String HELPER =
            "package org.example; class Helper { static double twice(double x) { return %s * x; } }";
    private static final String OTHER = "package org.example; public class Other { int number() { return %s; } }";

    @TempDir
    private Path folder;

    private int compilations;

    private String digest(String method, String helper, String other, String... options) throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes" + compilations));
        Path sources = Files.createDirectories(folder.resolve("sources" + compilations++));
        List<String> arguments = new ArrayList<>(List.of("-d", classes.toString()));
        arguments.addAll(List.of(options));
        arguments.add(written(sources, "Mine", METHOD.formatted("3").replace("loss() {", method)));
        arguments.add(written(sources, "Helper", HELPER.formatted(helper)));
        arguments.add(written(sources, "Other", OTHER.formatted(other)));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            return MethodCode.digest(loader.loadClass("org.example.Mine"));
        }
    }

    private static String written(Path sources, String name, String text) throws IOException {
        Path file = sources.resolve(name + ".java");
        Files.writeString(file, text);
        return file.toString();
    }

    @Test
    void compilingAgainAndCommentsAndDebuggingChangeNothing() throws Exception {
        String first = digest("loss() {", "2", "1");

        assertThat(digest("loss() {", "2", "1")).isEqualTo(first);
        assertThat(digest("loss() { /* so\n\n it\n is */", "2", "1")).isEqualTo(first);
        assertThat(digest("loss() {", "2", "1", "-g")).isEqualTo(first);
        assertThat(digest("loss() {", "2", "1", "-parameters")).isEqualTo(first);
    }

    @Test
    void whatTheMethodReachesIsItsCodeAndTheRestOfTheProjectIsNot() throws Exception {
        String first = digest("loss() {", "2", "1");

        assertThat(digest("loss() { int i = 1;", "2", "1")).isNotEqualTo(first);
        assertThat(digest("loss() {", "2.5", "1")).isNotEqualTo(first);
        assertThat(digest("loss() {", "2", "17")).isEqualTo(first);
    }

    @Test
    void ourMethodsHaveDifferentDigestsAndAreKnownAsOurs() {
        assertThat(Methods.all().stream()
                        .filter(MethodCode::isOurs)
                        .map(method -> MethodCode.digest(method.getClass())))
                .hasSizeGreaterThan(3)
                .doesNotHaveDuplicates();
    }

    private static RunRecord recorded(PlannedRun run, String code) {
        RunRecord record = RunRecordBuilder.of(run, "tiny", "smoke").build();
        RunRecord.Method method =
                new RunRecord.Method(run.method().name(), run.method().version(), code);
        return new RunRecord(
                record.id(),
                record.purpose(),
                new RunRecord.Configuration(method, run.variant(), run.seed(), run.settings(), run.needs()),
                record.data(),
                record.training(),
                record.evaluations(),
                record.provenance(),
                record.cost());
    }

    @Test
    void aForeignMethodThatWasChangedUnderItsOldVersionIsRefusedInOneSentence() {
        PlannedRun run =
                NeedingReproduction.in(folder).plan("part=plain").runs().get(0);
        RunMethod how = RunMethod.of(run);
        MethodCheck check = new MethodCheck(new Events(System.out));
        assertThat(MethodCode.isOurs(how.method())).isFalse();

        assertThatCode(() -> check.require(how, recorded(run, MethodCode.of(how)), "mvn aux:train"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check.require(how, recorded(run, "5".repeat(64)), "mvn aux:train"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith(run.label() + " was trained by other code of the method 'needing' than is here"
                        + " (555555555555... then, ")
                .hasMessageContaining("give the changed method a new version")
                .hasMessageContaining("or train the run again with mvn aux:train;")
                .hasMessageEndingWith("say so with -Daux.jvmArgs=-Dauxtask.sameMethod=true.");
    }

    @Test
    void oneOfOursIsWarnedOfOnceBecauseNobodyCanRaiseItsVersion() {
        PlannedRun run = TinyReproduction.in(folder, 1, "0.05")
                .plan("smoke", "task=none")
                .runs()
                .get(0);
        RunMethod how = RunMethod.of(run);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MethodCheck check = new MethodCheck(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)));

        check.require(how, recorded(run, "5".repeat(64)), "mvn aux:train");
        check.require(how, recorded(run, "5".repeat(64)), "mvn aux:train");

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("its weights are used all the same");
    }
}
