// Kills the worker of the first invocation as soon as it has written a checkpoint, and Maven itself in the second one, as soon as its
// worker has come further. This thread lives in the outer build.
def runs = new File(basedir, 'store/runs')
def mark = { String what -> java.nio.file.Files.writeString(new File(basedir, what).toPath(), what) }
def worker = { long other ->
    ProcessHandle.allProcesses().filter { process ->
        def arguments = process.info().arguments()
        process.pid() != other && arguments.present && arguments.get().any { it == 'io.github.auxtask.run.Worker' } &&
            arguments.get().any { it.contains(basedir.absolutePath) }
    }.findFirst()
}
def checkpoints = {
    (runs.listFiles() ?: []).collectMany { run -> (run.listFiles() ?: []).findAll { it.name ==~ /checkpoint-\d+/ } }
}
Thread.startDaemon('kills the worker, then Maven') {
    while (checkpoints().empty) {
        Thread.sleep(5)
    }
    def first = worker(-1)
    if (!first.present || !first.get().destroyForcibly()) {
        return
    }
    mark('worker-killed')
    first.get().onExit().get()
    def known = checkpoints().collect { it.lastModified() }.max()
    def second = worker(first.get().pid())
    while (!second.present || checkpoints().collect { it.lastModified() }.max() == known) {
        Thread.sleep(5)
        second = worker(first.get().pid())
    }
    def maven = second.get().parent()
    if (maven.present && maven.get().destroyForcibly()) {
        mark('maven-killed')
    }
}
return true
