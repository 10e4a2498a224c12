package io.github.auxtask.method;

import io.github.auxtask.provenance.Picture;

/** Takes the pictures and sounds of a run. */
@FunctionalInterface
public interface PictureSink {
    /**
     * Adds a picture or a sound behind those there are.
     *
     * @param content of the file: PNG or WAV
     * @throws io.github.auxtask.core.BadInputException if the content is not what the name says, or the name is taken
     * @throws io.github.auxtask.core.RunFailedException if the file cannot be written
     */
    void add(Picture picture, byte[] content);
}
