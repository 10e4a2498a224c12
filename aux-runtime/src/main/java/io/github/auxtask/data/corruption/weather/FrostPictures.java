package io.github.auxtask.data.corruption.weather;

import java.util.List;

/**
 * The five pictures that frost is cropped from: the originals, if the user has them, or ones drawn by this class's package.
 *
 * @param original true for the pictures of the published generator; results with others are not comparable in that corruption
 * @param pictures five, reduced to a fifth
 */
public record FrostPictures(boolean original, List<FrostPicture> pictures) {
    public FrostPictures {
        pictures = List.copyOf(pictures);
    }
}
