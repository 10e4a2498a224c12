package io.github.auxtask.method.labels.audio;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import io.github.auxtask.core.BadInputException;
import java.util.Arrays;
import java.util.List;

/**
 * The embedded voice: FreeTTS 1.2.2 with {@code kevin16}, a diphone voice of 16 kHz that needs neither network nor sound card.
 * The voice is taken from its directory class, not through FreeTTS's manager, which reads system properties and class paths.
 */
public final class FreeTtsSynthesiser implements SpeechSynthesiser {
    private static final String VOICE = "kevin16";

    @Override
    public String description() {
        return "FreeTTS 1.2.2, voice " + VOICE;
    }

    @Override
    public List<AudioClip> speak(List<String> texts) {
        // Loading takes longer than speaking, and a voice can be allocated only once, so one serves the whole list.
        Voice voice = voice();
        voice.allocate();
        try {
            return texts.stream().map(text -> captured(voice, text)).toList();
        } finally {
            voice.deallocate();
        }
    }

    private static AudioClip captured(Voice voice, String text) {
        CapturingPlayer player = new CapturingPlayer();
        voice.setAudioPlayer(player);
        // FreeTTS reports what goes wrong on standard error only; what it did not say shows in what was played.
        boolean said = !text.isBlank() && voice.speak(text);
        AudioClip clip = player.clip();
        if (!said || clip.samples().length == 0) {
            throw new BadInputException("The voice " + VOICE + " says nothing for '" + text
                    + "': name every class in English, or give another synthesiser in audio.command.");
        }
        return clip;
    }

    private static Voice voice() {
        return Arrays.stream(new KevinVoiceDirectory().getVoices())
                .filter(voice -> voice.getName().equals(VOICE))
                .findFirst()
                .orElseThrow(() -> new BadInputException(
                        "The voice " + VOICE + " is not there: give another synthesiser in audio.command."));
    }
}
