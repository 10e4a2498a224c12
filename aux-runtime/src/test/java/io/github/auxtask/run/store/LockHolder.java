package io.github.auxtask.run.store;

import java.nio.file.Path;
import java.util.Optional;

/** Main of a second process: takes a lock, says whether it has it, and holds it until its standard input ends. */
final class LockHolder {
    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        Optional<RunLock> lock = RunLock.tryTake(Path.of(arguments[0]));
        System.out.println(lock.isPresent() ? "taken" : "busy");
        System.out.flush();
        int ignored = System.in.read();
        lock.ifPresent(RunLock::close);
    }
}
