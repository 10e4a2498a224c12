package io.github.auxtask.maven.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.junit.jupiter.api.Test;

final class ClassPathTest {
    private final ClassPath own = ClassPath.ofRuntime(
            List.of(new DefaultArtifact("io.github.auxtask:aux-runtime:1").setFile(new File("aux-runtime-1.jar"))));

    @Test
    void theRuntimeAloneTellsTheWorkerNothing() {
        assertThat(own.hasForeign()).isFalse();
        assertThat(own.jvmArguments()).isEmpty();
    }

    @Test
    void theWorkerIsToldTheNamesOfWhatTheUserAdds() {
        ClassPath all = own.and(List.of(
                new ClassPath.Entry(Path.of("my study", "classes"), "org.example:study:1"),
                new ClassPath.Entry(Path.of("helper.jar"), "org.example:helper:2")));

        assertThat(all.files())
                .containsExactly(Path.of("aux-runtime-1.jar"), Path.of("my study", "classes"), Path.of("helper.jar"));
        assertThat(all.jvmArguments())
                .containsExactly("-Dauxtask.foreign=org.example:study:1=" + Path.of("my study", "classes")
                        + "\norg.example:helper:2=helper.jar");
    }
}
