package io.github.auxtask.maven.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** Which {@code java} runs the worker: the build's JDK toolchain if it chose one, else the one that runs Maven. */
public final class JavaLauncher {
    private JavaLauncher() {}

    /** The launcher's path. */
    public static Path find(ToolchainManager toolchains, MavenSession session) {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String tool = toolchain == null ? null : toolchain.findTool("java");
        return tool == null ? ofThisJvm() : Path.of(tool);
    }

    /** The launcher of this JVM. */
    static Path ofThisJvm() {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path windows = bin.resolve("java.exe");
        return Files.exists(windows) ? windows : bin.resolve("java");
    }
}
