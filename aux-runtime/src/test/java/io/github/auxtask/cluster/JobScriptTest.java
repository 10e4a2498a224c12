package io.github.auxtask.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobScriptTest {
    @TempDir
    private Path folder;

    private JobScript.Job job() {
        return new JobScript.Job(
                "aux-test", folder, folder, folder.resolve("it's here"), Map.of("DJL_CACHE_DIR", "/home/me/my engine"));
    }

    private static JobOptions options(String partition) {
        Map<String, String> sbatch = new LinkedHashMap<>();
        sbatch.put("partition", partition);
        sbatch.put("gres", "gpu:1");
        sbatch.put("account", " ");
        return new JobOptions(
                sbatch,
                8,
                List.of("#SBATCH --reservation=night"),
                List.of("module load jdk/17"),
                "apptainer exec x.sif",
                "");
    }

    @Test
    void whatASiteAsksForStandsInTheScript() {
        String script = new JobScript().text(job(), options("gpu"), null);

        assertThat(script)
                .startsWith("#!/bin/bash\n")
                .contains("#SBATCH --partition=gpu\n", "#SBATCH --gres=gpu:1\n", "#SBATCH --cpus-per-task=8\n")
                .contains("#SBATCH --reservation=night\n", "\nmodule load jdk/17\n")
                .contains("#SBATCH --signal=B:USR1@120\n", "#SBATCH --requeue\n")
                .contains("container=(apptainer exec x.sif)\n")
                .contains("export DJL_CACHE_DIR='/home/me/my engine'\n")
                .contains("it'\\''s here")
                .doesNotContain("--account");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theShellReadsIt() throws Exception {
        Path script = folder.resolve("job.sh");
        Files.writeString(script, new JobScript().text(job(), options("gpu"), null));

        Process shell =
                new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();

        assertThat(shell.waitFor()).isZero();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aNodeThatDoesNotSeeAFolderNamesItself() throws Exception {
        Path script = folder.resolve("job.sh");
        Files.writeString(script, new JobScript().text(job(), options("gpu"), null));

        ProcessBuilder shell = new ProcessBuilder("bash", script.toString(), "look");
        shell.environment().put("SLURMD_NODENAME", "n1");
        Process process = shell.redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("The node n1 cannot see " + folder.resolve("it's here"));
        assertThat(process.waitFor()).isEqualTo(75);
    }

    @Test
    void aTimeThatIsOverWhenItsEndIsToldIsRefused() {
        for (String tooShort : List.of("2", "1:30", "0:02:00")) {
            assertThatThrownBy(() -> timed(tooShort))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContainingAll("aux.slurm.time=" + tooShort, "120 s");
        }
        for (String enough : List.of("", "3", "3:00", "8:00:00", "1-0", "INFINITE")) {
            assertThat(timed(enough).lines()).hasSize(enough.isEmpty() ? 0 : 1);
        }
    }

    private static JobOptions timed(String time) {
        return new JobOptions(Map.of("time", time), 1, List.of(), List.of(), "", "");
    }

    @Test
    void anOptionOfSeveralLinesIsRefused() {
        assertThatThrownBy(() -> options("gpu\n#SBATCH --exclusive"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("aux.slurm.partition");
    }

    @Test
    void aSiteMayBringItsOwnTemplate() throws Exception {
        Path own = Files.writeString(folder.resolve("own.ftl"), "#!/bin/sh\n# [=name] [=cpus]\n");
        assertThat(new JobScript().text(job(), options("gpu"), own)).isEqualTo("#!/bin/sh\n# aux-test 8\n");

        Files.writeString(own, "[=nothing]");
        assertThatThrownBy(() -> new JobScript().text(job(), options("gpu"), own))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("own.ftl");
        assertThatThrownBy(() -> new JobScript().text(job(), options("gpu"), folder.resolve("absent")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("aux.slurm.template");
    }
}
