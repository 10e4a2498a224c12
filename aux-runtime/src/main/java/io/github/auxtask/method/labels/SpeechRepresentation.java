package io.github.auxtask.method.labels;

import io.github.auxtask.method.labels.audio.CommandSynthesiser;
import io.github.auxtask.method.labels.audio.FreeTtsSynthesiser;
import io.github.auxtask.method.labels.audio.SpeechLabels;
import io.github.auxtask.method.labels.audio.SpeechSynthesiser;
import io.github.auxtask.nn.LabelDecoder;

/**
 * The log-mel spectrogram of the class's spoken name, 64 x 64, -80..0 dB (paper, section 3.1). The authors' recordings came from a
 * service on the network; without their file the names are spoken by the built-in voice or by a command of the user's.
 */
record SpeechRepresentation() implements LabelRepresentation {
    @Override
    public String name() {
        return "speech";
    }

    @Override
    public LabelForm form(int classes) {
        return LabelForm.matrix(LabelDecoder.SPEECH_SIZE);
    }

    @Override
    public ClassLabels labels(LabelRequest request) {
        return request.choose("speech", form(request.classes()), () -> spoken(request));
    }

    private static ClassLabels spoken(LabelRequest request) {
        SpeechLabels made = SpeechLabels.speak(request.classNames(), synthesiser(request));
        return new ClassLabels(made.matrices(), "labels spoken by " + made.source());
    }

    /** Who speaks where the authors' file does not. */
    static SpeechSynthesiser synthesiser(LabelRequest request) {
        return request.audioCommand().isBlank()
                ? new FreeTtsSynthesiser()
                : new CommandSynthesiser(request.audioCommand());
    }

    @Override
    public boolean hasThreshold() {
        return true;
    }
}
