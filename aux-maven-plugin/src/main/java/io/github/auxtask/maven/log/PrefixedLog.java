package io.github.auxtask.maven.log;

import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Maven's log with a word before every line, so that lines of several workers can be told apart. */
public final class PrefixedLog extends SystemStreamLog {
    private final Log log;
    private final String prefix;

    public PrefixedLog(Log log, String prefix) {
        this.log = log;
        this.prefix = prefix;
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        log.debug(prefix + content);
    }

    @Override
    public void info(CharSequence content) {
        log.info(prefix + content);
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(prefix + content);
    }

    @Override
    public void error(CharSequence content) {
        log.error(prefix + content);
    }
}
