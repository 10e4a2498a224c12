package io.github.auxtask.maven.console;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.maven.options.WholeNumber;
import io.github.auxtask.watch.WatchReader;
import io.github.auxtask.watch.WatchServer;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The page that follows a plan, from the records and the store, for as long as it is open. */
public final class LivePage {
    private static final int LAST_PORT = 65_535;

    private final WatchServer server;

    private LivePage(WatchServer server) {
        this.server = server;
    }

    /**
     * Reads {@code -Daux.port}.
     *
     * @throws BadInputException if it is no port
     */
    public static int port(@Nullable String option) {
        return WholeNumber.of("aux.port", option, 0, LAST_PORT, 0);
    }

    /**
     * Serves it on this machine, and says where.
     *
     * @param records the reproduction's folder {@code runs}
     * @param store the store's folder
     * @param port 0 for any that is free
     * @param open whether the desktop's browser shall show it
     * @throws BadInputException if the port cannot be used
     */
    public static LivePage start(Plan plan, Path records, Path store, int port, boolean open, Log log) {
        WatchReader reader = new WatchReader(plan, records, store);
        WatchServer server = WatchServer.start(port, reader::state);
        log.info("the page that follows the runs is " + server.address());
        if (open) {
            Browser.open(server.address(), log);
        }
        return new LivePage(server);
    }

    /** Ends it. */
    public void close() {
        server.close();
    }
}
