package io.github.auxtask.maven.worker;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.exec.CommandLine;

/**
 * The command line of the worker: an argument list, never a shell's string.
 *
 * @param java the launcher
 * @param jvmArguments before the main class
 * @param classPath jars, in order
 * @param mainClass the worker's main
 * @param arguments of the main class
 */
public record WorkerCommand(
        Path java, List<String> jvmArguments, List<Path> classPath, String mainClass, List<String> arguments) {

    /** The main class of the runtime's worker. */
    public static final String MAIN_CLASS = "io.github.auxtask.run.Worker";

    /** Writes the JVM's arguments into the file and returns {@code java @file main arguments...}. */
    public CommandLine commandLine(Path argumentFile) {
        List<String> launcher = new ArrayList<>(jvmArguments);
        launcher.add("-cp");
        launcher.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        ArgumentFile.write(argumentFile, launcher);
        CommandLine line = new CommandLine(java);
        // Not "handle quoting": every argument reaches the process as it is, whatever characters a path has.
        line.addArgument("@" + argumentFile, false);
        line.addArgument(mainClass, false);
        arguments.forEach(argument -> line.addArgument(argument, false));
        return line;
    }
}
