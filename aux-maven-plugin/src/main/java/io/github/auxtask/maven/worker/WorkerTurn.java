package io.github.auxtask.maven.worker;

import java.util.concurrent.Semaphore;
import org.apache.maven.plugin.logging.Log;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.SessionData;

/**
 * One worker at a time in one build: modules that Maven builds in parallel ({@code -T2}) would otherwise share the device and
 * each be slower than alone. The lock lives in the build's session, which all modules share whatever class loader their
 * copy of the plugin has. Other Maven processes, each with a device of its own, are not kept out: the store has its own locks.
 */
public final class WorkerTurn {
    private static final String KEY = WorkerTurn.class.getName();

    private final Semaphore semaphore;

    private WorkerTurn(Semaphore semaphore) {
        this.semaphore = semaphore;
    }

    /** Waits for the turn; says so once if it has to wait. */
    public static WorkerTurn take(RepositorySystemSession session, Log log) throws InterruptedException {
        Semaphore semaphore = shared(session.getData());
        if (!semaphore.tryAcquire()) {
            log.info("waiting for the worker of another module");
            semaphore.acquire();
        }
        return new WorkerTurn(semaphore);
    }

    private static Semaphore shared(SessionData data) {
        // Not computeIfAbsent: the resolver of Maven 3.8 does not have it.
        data.set(KEY, null, new Semaphore(1, true));
        if (data.get(KEY) instanceof Semaphore semaphore) {
            return semaphore;
        }
        throw new IllegalStateException("the session's entry " + KEY + " is not a semaphore");
    }

    /** Lets the next one have its turn. */
    public void release() {
        semaphore.release();
    }
}
