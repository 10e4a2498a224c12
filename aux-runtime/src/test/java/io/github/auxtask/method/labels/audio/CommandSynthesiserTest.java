package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Speaks through a Java program, the one program that is sure to be there. */
final class CommandSynthesiserTest {
    private static String command(String mode) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = folder(ToneProgram.class) + File.pathSeparator + folder(WavFile.class);
        return "\"" + java + "\" -cp '" + classes + "' " + ToneProgram.class.getName() + " " + mode + " {wav} {text}";
    }

    private static String folder(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private static String failure(String command, String word) {
        try {
            new CommandSynthesiser(command).speak(List.of(word));
        } catch (BadInputException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("it spoke");
    }

    @Test
    void theWordArrivesAsOneArgumentAndTheWavIsRead() {
        AudioClip clip = new CommandSynthesiser(command("tone"))
                .speak(List.of("it's a $(pickup) \"truck\""))
                .get(0);
        assertThat(clip.rate()).isEqualTo(22050);
        // The program says as many samples as the word has letters.
        assertThat(clip.samples()).hasSize("it's a $(pickup) \"truck\"".length());
    }

    @Test
    void whateverGoesWrongIsOneSentence() {
        assertThat(failure(command("fail"), "cat"))
                .isEqualTo("java failed to say 'cat' (exit code 3, no such voice): check audio.command and its voice.");
        assertThat(failure(command("nothing"), "cat"))
                .isEqualTo("java wrote no WAV file for 'cat': name it as {wav} in audio.command.");
        assertThat(failure(command("empty"), "cat"))
                .isEqualTo("What java wrote for 'cat' is empty: a WAV file with sound is needed.");
        assertThat(failure("/nowhere/espeak-ng -w {wav} {text}", "cat"))
                .isEqualTo("audio.command cannot be started, since there is no program espeak-ng that runs:"
                        + " install it, or leave audio.command out for the built-in voice.");
    }

    @Test
    void aProgramThatNeverEndsIsEnded() {
        assertThatThrownBy(() -> new CommandSynthesiser(command("wait"), Duration.ofMillis(200)).speak(List.of("cat")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("java had not said 'cat' after 0 s and was ended");
    }

    @Test
    void commandsAreSplitWithoutAShell() {
        assertThat(CommandLine.parse("say -v 'English voice' \"--out={wav}\"  -- {text}")
                        .arguments("/a b.wav", "x; y"))
                .containsExactly("say", "-v", "English voice", "--out=/a b.wav", "--", "x; y");
        assertThat(CommandLine.parse("'C:\\a b\\say.exe' {wav} '' {text}").program())
                .isEqualTo("say.exe");
        assertThat(CommandLine.parse("say {wav} '' {text}").arguments("w", "t")).containsExactly("say", "w", "", "t");
    }

    @Test
    void commandsWithoutPlacesToFillInAreRefused() {
        for (String command : new String[] {"", "say {wav}", "say {text}", "{wav} {text}", "say '{wav} {text}"}) {
            assertThatThrownBy(() -> new CommandSynthesiser(command))
                    .as(command)
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("audio.command '" + command + "'");
        }
    }
}
