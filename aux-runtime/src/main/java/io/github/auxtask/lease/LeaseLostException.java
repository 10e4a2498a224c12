package io.github.auxtask.lease;

import java.util.concurrent.CancellationException;

/** Somebody else took over what this process worked on, or may have, because its lease was not renewed in time. Nothing more may be written. */
public final class LeaseLostException extends CancellationException {
    private static final long serialVersionUID = 1;

    public LeaseLostException(String message) {
        super(message);
    }
}
