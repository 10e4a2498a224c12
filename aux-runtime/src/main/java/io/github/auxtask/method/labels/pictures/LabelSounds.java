package io.github.auxtask.method.labels.pictures;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.method.IllustrationContext;
import io.github.auxtask.method.labels.audio.GriffinLim;
import io.github.auxtask.method.labels.audio.WavFile;
import io.github.auxtask.provenance.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Spectrograms as they sound: the labels of the classes that the test images have, and what the network predicts for each image. */
final class LabelSounds {
    private static final String HOW = " The phases are guessed (Griffin-Lim), and the length is assumed to be 0.7 s.";

    private final IllustrationContext context;

    LabelSounds(IllustrationContext context) {
        this.context = context;
    }

    /**
     * Adds the sounds.
     *
     * @param labels [K, 64, 64], dB
     * @param predicted [N, 64, 64], of the test images
     */
    void add(FloatBlock labels, float[] predicted) {
        int size = labels.values().length / (int) labels.shape()[0];
        for (int label : new TreeSet<>(context.inputs().labels())) {
            String name = name(label);
            add(
                    String.format(Locale.ROOT, "label-%02d-%s.wav", label, file(name)),
                    "The label " + name,
                    "How the label of the class " + name + " sounds, a spectrogram turned back into sound." + HOW,
                    Arrays.copyOfRange(labels.values(), label * size, (label + 1) * size));
        }
        for (int i = 0; i < context.inputs().labels().size(); i++) {
            String name = name(context.inputs().labels().get(i));
            add(
                    String.format(Locale.ROOT, "predicted-%02d-%s.wav", i + 1, file(name)),
                    "What the network says to test image " + (i + 1) + " (" + name + ")",
                    "How the spectrogram sounds that the network predicts for test image " + (i + 1) + ", of the class "
                            + name + "." + HOW,
                    Arrays.copyOfRange(predicted, i * size, (i + 1) * size));
        }
    }

    private String name(int label) {
        return context.dataset().classNames().get(label).replace('_', ' ');
    }

    private static String file(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return plain.substring(0, Math.min(plain.length(), 40));
    }

    private void add(String file, String title, String alt, float[] matrix) {
        byte[] wav = WavFile.encode(GriffinLim.sound(matrix, GriffinLim.USUAL_FRAMES));
        context.pictures().add(new Picture(file, "sound", title, alt, List.of()), wav);
    }
}
