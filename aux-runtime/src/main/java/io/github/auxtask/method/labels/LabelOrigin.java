package io.github.auxtask.method.labels;

import java.util.Locale;

/** Where labels are taken from: the setting {@code labels.source}. */
enum LabelOrigin {
    /** The authors' file if it is there, else made here. */
    AUTO,
    /** The authors' file, byte for byte where its checksum is known. */
    AUTHORS,
    /** Made here, although a file may be there. */
    OWN,
    /** A file of that name, whoever made it. */
    FILE;

    static LabelOrigin parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
