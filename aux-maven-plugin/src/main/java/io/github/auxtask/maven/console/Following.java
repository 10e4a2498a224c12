package io.github.auxtask.maven.console;

import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/**
 * Who follows what workers say.
 *
 * @param log where lines go
 * @param quiet whether the log says nothing between epochs, as it is shown elsewhere
 * @param follower hears of every event
 */
public record Following(Log log, boolean quiet, Consumer<WorkerEvent> follower) {
    /** The log alone. */
    public static Following log(Log log) {
        return new Following(log, false, event -> {});
    }

    /** The plan's line too, below the log where it is shown. */
    public static Following plan(Log log, StatusLine line, Consumer<WorkerEvent> console) {
        return line.isShown()
                ? new Following(new StatusLog(log, line), true, console)
                : new Following(log, false, console);
    }
}
