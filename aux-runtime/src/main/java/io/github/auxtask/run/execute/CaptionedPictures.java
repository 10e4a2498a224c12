package io.github.auxtask.run.execute;

import io.github.auxtask.method.PictureSink;
import io.github.auxtask.provenance.Picture;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Gives a method's pictures the names of classes where it gave none, as far as their kind says what stands where. */
final class CaptionedPictures implements PictureSink {
    private static final int WIDTH_AT = 16;
    private static final int HEADER = 24;

    /** Between two images of a sheet, in pixels. */
    private static final int GAP = 2;

    /** Classes that a plane has marks for. */
    private static final int MARKS = 10;

    private static final String LABELS = "labels";
    private static final String EMBEDDING = "embedding";

    private final PictureSink sink;
    private final Map<String, List<String>> captions;
    private final int columns;

    /**
     * Pictures on their way.
     *
     * @param sink where they go
     * @param classes the names of all classes
     * @param shown the class of each image that is drawn, from left to right
     */
    CaptionedPictures(PictureSink sink, List<String> classes, List<Integer> shown) {
        this.sink = sink;
        this.columns = shown.size();
        List<String> images = shown.stream().map(classes::get).toList();
        this.captions = Map.of(
                "targets",
                images,
                "predictions",
                images,
                "transformed",
                images,
                "saliency",
                images,
                LABELS,
                classes,
                EMBEDDING,
                classes.subList(0, Math.min(MARKS, classes.size())));
    }

    @Override
    public void add(Picture picture, byte[] content) {
        boolean silent = picture.captions().isEmpty() && !picture.sound();
        boolean named = List.of(LABELS, EMBEDDING).contains(picture.kind());
        sink.add(
                silent && (named || inColumns(content))
                        ? picture.captioned(captions.getOrDefault(picture.kind(), List.of()))
                        : picture,
                content);
    }

    /** Whether a sheet may have a column for each image. */
    private boolean inColumns(byte[] png) {
        return png.length >= HEADER && (ByteBuffer.wrap(png).getInt(WIDTH_AT) + GAP) % columns == 0;
    }
}
