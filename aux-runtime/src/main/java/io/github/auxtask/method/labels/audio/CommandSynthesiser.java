package io.github.auxtask.method.labels.audio;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A synthesiser of the user's: the setting {@code audio.command}, for example {@code espeak-ng -w {wav} {text}}. It is started
 * once a word, without a shell, and must write 16-bit PCM mono.
 */
public final class CommandSynthesiser implements SpeechSynthesiser {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CommandLine command;
    private final Duration patience;

    /**
     * A synthesiser.
     *
     * @throws BadInputException if the command is not one, or does not name {@code {wav}} and {@code {text}}
     */
    public CommandSynthesiser(String command) {
        this(command, PATIENCE);
    }

    CommandSynthesiser(String command, Duration patience) {
        this.command = CommandLine.parse(command);
        this.patience = patience;
    }

    @Override
    public String description() {
        return "command " + command.text();
    }

    @Override
    public List<AudioClip> speak(List<String> texts) {
        return texts.stream().map(this::speak).toList();
    }

    private AudioClip speak(String text) {
        try {
            Path folder = Files.createTempDirectory("auxtask-speech-");
            Path wav = folder.resolve("word.wav");
            Path said = folder.resolve("said.txt");
            try {
                run(command.arguments(wav.toString(), text), said, text);
                if (!Files.exists(wav)) {
                    throw new BadInputException(command.program() + " wrote no WAV file for '" + text
                            + "': name it as {wav} in audio.command.");
                }
                return read(wav, text);
            } finally {
                Files.deleteIfExists(wav);
                Files.deleteIfExists(said);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder cannot be used", e);
        }
    }

    private AudioClip read(Path wav, String text) throws IOException {
        return WavFile.decode(ReadLimit.DATA.bytes(wav), "What " + command.program() + " wrote for '" + text + "'");
    }

    private void run(List<String> arguments, Path said, String text) throws IOException {
        Process process = start(arguments, said);
        boolean ended = false;
        try {
            ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!ended) {
            process.destroyForcibly().onExit().join();
            throw new BadInputException(command.program() + " had not said '" + text + "' after " + patience.toSeconds()
                    + " s and was ended: check audio.command.");
        }
        if (process.exitValue() != 0) {
            throw new BadInputException(command.program() + " failed to say '" + text + "' (exit code "
                    + process.exitValue() + firstLine(said) + "): check audio.command and its voice.");
        }
    }

    private Process start(List<String> arguments, Path said) {
        try {
            // Output goes to a file, since a pipe that nobody reads would stop a talkative program.
            Process process = new ProcessBuilder(arguments)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new BadInputException(
                    "audio.command cannot be started, since there is no program " + command.program()
                            + " that runs: install it, or leave audio.command out for the built-in voice.",
                    e);
        }
    }

    private static String firstLine(Path said) {
        try {
            String text = ReadLimit.DATA.text(said, StandardCharsets.ISO_8859_1).strip();
            return text.isEmpty()
                    ? ""
                    : ", " + text.lines().findFirst().orElse("").strip();
        } catch (IOException e) {
            return ", " + AtomicFile.reason(e);
        }
    }
}
