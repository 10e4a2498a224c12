package io.github.auxtask.provenance;

import io.github.auxtask.core.BadInputException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A picture or a sound that shows what a run does. The file lies in the store, never in a reproduction: it is usually made of
 * images that are not ours to pass on.
 *
 * @param file its plain name, {@code *.png} or {@code *.wav}, in lower case
 * @param kind one of {@link #KINDS}
 * @param title what it shows, in a few words
 * @param alt what it shows, in whole sentences, for those who do not see or hear it
 * @param group what it belongs to below its kind, outermost first: the name of an evaluation, a layer; usually empty
 * @param captions a few words for each column of images from left to right, lines of one caption apart by a line feed; of a sheet with
 *     several rows of labels one for each label, ten in a row; of a plane one for each class, in order; or none
 */
public record Picture(String file, String kind, String title, String alt, List<String> group, List<String> captions) {
    /** Every kind, in the order in which reports show them. */
    public static final List<String> KINDS = List.of(
            "inputs",
            "transformed",
            "targets",
            "predictions",
            "adversarial",
            "saliency",
            "embedding",
            "labels",
            "sound");

    private static final Pattern FILE =
            Pattern.compile("[a-z0-9][a-z0-9_-]{0,79}(\\.[a-z0-9_-]{1,20}){0,3}\\.(png|wav)");

    /** Windows has no such files, whatever their extension. */
    private static final Pattern RESERVED = Pattern.compile("(aux|con|prn|nul|com[1-9]|lpt[1-9])\\..*");

    private static final Set<String> KNOWN = Set.copyOf(KINDS);
    private static final int LONGEST = 2_000;
    private static final int MOST_CAPTIONS = 1_000;
    private static final int LONGEST_CAPTION = 200;

    /** A picture without captions. */
    public Picture(String file, String kind, String title, String alt, List<String> group) {
        this(file, kind, title, alt, group, List.of());
    }

    /** A picture; throws {@link BadInputException} if a part cannot be shown safely. */
    public Picture {
        if (!FILE.matcher(file).matches() || RESERVED.matcher(file).matches()) {
            throw new BadInputException(
                    "'" + file + "' is no name for a picture: use lower-case letters, digits, - and _,"
                            + " ending in .png or .wav.");
        }
        if (!KNOWN.contains(kind)) {
            throw new BadInputException(
                    "'" + kind + "' is no kind of picture: use one of " + String.join(", ", KINDS) + ".");
        }
        if (kind.equals("sound") != file.endsWith(".wav")) {
            throw new BadInputException(file + ": a sound is a .wav file, and every other kind a .png file.");
        }
        if (title.isBlank() || alt.isBlank()) {
            throw new BadInputException(file + ": a picture needs a title, and a text for those who do not see it.");
        }
        group = List.copyOf(group);
        captions = List.copyOf(captions);
        if (captions.size() > MOST_CAPTIONS
                || captions.stream().anyMatch(caption -> caption.length() > LONGEST_CAPTION)) {
            throw new BadInputException(file + ": a picture has at most " + MOST_CAPTIONS + " captions of at most "
                    + LONGEST_CAPTION + " characters.");
        }
        if (title.length() > LONGEST
                || alt.length() > LONGEST
                || group.toString().length() > LONGEST) {
            throw new BadInputException(file + ": title, text and group are at most " + LONGEST + " characters long.");
        }
    }

    /** The same picture with other captions. */
    public Picture captioned(List<String> others) {
        return new Picture(file, kind, title, alt, group, others);
    }

    /** Whether it is heard, not seen. */
    public boolean sound() {
        return kind.equals("sound");
    }
}
