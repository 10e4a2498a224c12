package io.github.auxtask.maven.site;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Gives the pages around the report the report's colours: the file {@code css/site.css}, which Maven's skins keep free for a site's own
 * styles. A site that has its own keeps it.
 */
public final class SiteStyle {
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    private SiteStyle() {}

    /**
     * Writes the file, unless the site has styles of its own there.
     *
     * @param css the style sheet
     * @param site folder of the page
     */
    public static void write(String css, Path site) {
        Path file = site.resolve("css").resolve("site.css");
        if (isFree(file, css)) {
            AtomicFile.write(file, css.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Nothing but comments, which is what Maven puts there, or an earlier report's: the first line is ours in all versions. */
    private static boolean isFree(Path file, String css) {
        if (!Files.exists(file)) {
            return true;
        }
        try {
            String there = Files.readString(file);
            return COMMENTS.matcher(there).replaceAll("").isBlank()
                    || there.startsWith(css.lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new RunFailedException(file + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }
}
