package io.github.auxtask.method.labels.audio;

import io.github.auxtask.data.image.FloatBlock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The paper's speech labels made anew: the spoken name of every class.
 *
 * @param matrices [classes, 64, 64], decibels -80..0
 * @param recordings what was said, by class name, in the order of the classes
 * @param source what spoke
 */
public record SpeechLabels(FloatBlock matrices, Map<String, AudioClip> recordings, String source) {
    public SpeechLabels {
        recordings = Collections.unmodifiableMap(new LinkedHashMap<>(recordings));
    }

    /**
     * Has the names spoken.
     *
     * @param classes names as data sets have them; underscores are read as spaces
     * @throws io.github.auxtask.core.BadInputException if a name cannot be spoken
     */
    public static SpeechLabels speak(List<String> classes, SpeechSynthesiser synthesiser) {
        int plane = SpeechSpectrogram.SIZE * SpeechSpectrogram.SIZE;
        List<AudioClip> clips =
                synthesiser.speak(classes.stream().map(SpeechLabels::words).toList());
        float[] matrices = new float[classes.size() * plane];
        Map<String, AudioClip> recordings = new LinkedHashMap<>();
        for (int i = 0; i < classes.size(); i++) {
            String heard = "The speech of '" + words(classes.get(i)) + "'";
            System.arraycopy(SpeechSpectrogram.of(clips.get(i), heard), 0, matrices, i * plane, plane);
            recordings.put(classes.get(i), clips.get(i));
        }
        FloatBlock block =
                new FloatBlock(new long[] {classes.size(), SpeechSpectrogram.SIZE, SpeechSpectrogram.SIZE}, matrices);
        return new SpeechLabels(block, recordings, synthesiser.description());
    }

    /** A class name as it is spoken: {@code aquarium_fish} is two words. */
    static String words(String name) {
        return name.replace('_', ' ').strip();
    }
}
