package io.github.auxtask.maven.console;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import org.apache.maven.plugin.logging.Log;

/** The desktop's browser. Where there is none, a sentence says what to open; a build never fails for it. */
public final class Browser {
    private Browser() {}

    /** Opens a page, a file's or one of this machine. */
    public static void open(URI page, Log log) {
        if (!opened(page, log)) {
            log.info("there is no desktop here that could show it: open " + page + " in a browser");
        }
    }

    private static boolean opened(URI page, Log log) {
        try {
            if (GraphicsEnvironment.isHeadless()
                    || !Desktop.isDesktopSupported()
                    || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                return false;
            }
            Desktop.getDesktop().browse(page);
            return true;
        } catch (IOException | RuntimeException | LinkageError e) {
            // A headless Java has no such library, and a desktop may have no browser.
            log.debug(e);
            return false;
        }
    }
}
