package io.github.auxtask.method.labels.audio;

import java.util.List;

/** What says words. The same word always gives the same recording, whatever was said before it. */
public interface SpeechSynthesiser {
    /**
     * Says texts, one recording each.
     *
     * @throws io.github.auxtask.core.BadInputException if there is no voice, or what it gives cannot be used
     */
    List<AudioClip> speak(List<String> texts);

    /** What speaks, for the record: a product with version and voice, or a command. */
    String description();
}
