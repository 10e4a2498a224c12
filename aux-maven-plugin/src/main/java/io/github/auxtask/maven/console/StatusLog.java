package io.github.auxtask.maven.console;

import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Maven's log above a {@link StatusLine}. */
public final class StatusLog extends SystemStreamLog {
    private final Log log;
    private final StatusLine line;

    public StatusLog(Log log, StatusLine line) {
        this.log = log;
        this.line = line;
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        if (log.isDebugEnabled()) {
            line.above(() -> log.debug(content));
        }
    }

    @Override
    public void info(CharSequence content) {
        line.above(() -> log.info(content));
    }

    @Override
    public void warn(CharSequence content) {
        line.above(() -> log.warn(content));
    }

    @Override
    public void error(CharSequence content) {
        line.above(() -> log.error(content));
    }
}
