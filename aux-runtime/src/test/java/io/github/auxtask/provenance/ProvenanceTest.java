package io.github.auxtask.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {
    private static final EngineFacts ENGINE = new EngineFacts(
            Map.of("djl", "0.35.1", "libtorch", "2.7.1"),
            null,
            new Provenance.Computation("cpu", 2, "fp32", Map.of("matmul", "fp32"), null));

    @TempDir
    Path folder;

    @Test
    void outsideACheckoutOnlyTheCodeIsUnknown() {
        Provenance provenance = Provenance.capture(folder.resolve("not even there"), ENGINE);
        assertThat(provenance.code()).isEqualTo(new Provenance.Code(null, null, null));
        assertThat(provenance.programs().versions().keySet())
                .containsExactly("arch", "auxtask", "djl", "java", "libtorch", "os");
        assertThat(provenance.programs().versions().values())
                .allSatisfy(version -> assertThat(version).isNotBlank());
        assertThat(provenance.hardware().cpu()).isNotBlank();
        assertThat(provenance.hardware().cores()).isPositive();
        assertThat(provenance.hardware().memoryMiB()).isPositive();
        assertThat(provenance.computation().threads()).isEqualTo(2);
    }

    @Test
    void neitherUserNorFoldersAreTold() {
        String told = Provenance.capture(folder, ENGINE).toString();
        assertThat(told)
                .doesNotContain(
                        folder.toString(), System.getProperty("user.home") + "/", System.getProperty("user.dir"));
    }

    @Test
    void onlyAllowedVariablesAreKept() {
        assertThat(Machine.environment(Map.of(
                        "OMP_NUM_THREADS",
                        "2",
                        "ONEDNN_VERBOSE",
                        "1",
                        "DNNL_JIT_DUMP",
                        "/home/a/dump",
                        "HOME",
                        "/home/a",
                        "AUX_TOKEN",
                        "secret")))
                .isEqualTo(Map.of("OMP_NUM_THREADS", "2", "ONEDNN_VERBOSE", "1", "DNNL_JIT_DUMP", "(a path)"));
    }

    @Test
    void optionsOfTheJvmKeepNumbersAndLosePaths() {
        assertThat(Machine.jvmOptions(List.of(
                        "-Xmx3g",
                        "-XX:HeapDumpPath=/home/a/x",
                        "-Dai.djl.pytorch.num_threads=2",
                        "-DENGINE_CACHE_DIR=/home/a",
                        "-Dauxtask.tensorboard=/home/a",
                        "-Dauxtask.sameMethod=true",
                        "-javaagent:/home/a/b.jar")))
                .isEqualTo("-Xmx3g -XX:HeapDumpPath=(a path) -Dai.djl.pytorch.num_threads=2 -Dauxtask.sameMethod=true");
    }

    @Test
    void ofTheProcessorOnlyVectorUnitsAreKept() {
        assertThat(Machine.relevant("flags\t\t: fpu avx2 sse4_1 ht avx512f fma pae"))
                .isEqualTo("avx2 avx512f fma sse4_1");
    }

    @Test
    void theProgramsThatComputedAreNamedByDigest() throws IOException {
        Path ours = Files.createDirectories(folder.resolve("mine/META-INF/services"));
        Files.writeString(ours.resolve("io.github.auxtask.method.Method"), "a.Method");
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.writeString(other.resolve("A.class"), "1");
        String classPath = folder.resolve("mine") + File.pathSeparator + other;
        Map<String, String> before = Artifacts.read(classPath, "");
        assertThat(before.keySet()).containsExactly("class path", "mine");
        assertThat(before.values()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));

        Files.writeString(other.resolve("A.class"), "2");

        assertThat(Artifacts.read(classPath, ""))
                .containsEntry("mine", before.get("mine"))
                .doesNotContainEntry("class path", before.get("class path"));
    }

    @Test
    void everythingThatAUserAddedIsNamedWhetherItBringsExtensionsOrNot() throws IOException {
        Path mine = Files.createDirectories(folder.resolve("a study/target/classes/META-INF/services"));
        Files.writeString(mine.resolve("io.github.auxtask.attack.AttackKind"), "a.Attack");
        Path classes = folder.resolve("a study/target/classes");
        Path helper = Files.writeString(folder.resolve("helper=1.jar"), "not even a jar");
        Path unrelated = Files.createDirectories(folder.resolve("unrelated"));
        String classPath = classes + File.pathSeparator + helper + File.pathSeparator + unrelated;
        String foreign = "org.example:study:1=" + classes + "\norg.example:helper:1=" + helper;

        Map<String, String> artifacts = Artifacts.read(classPath, foreign);

        assertThat(artifacts.keySet()).containsExactly("class path", "org.example:helper:1", "org.example:study:1");
        assertThat(artifacts.get("org.example:helper:1"))
                .isEqualTo(ContentId.of("not even a jar").hex());
        assertThat(Artifacts.read(classPath, "").keySet()).containsExactly("class path", "classes");
    }
}
