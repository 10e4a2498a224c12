package io.github.auxtask.run;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.run.diagnose.Doctor;
import io.github.auxtask.run.diagnose.Probe;
import io.github.auxtask.run.execute.DataFetch;
import io.github.auxtask.run.execute.PlanEvaluator;
import io.github.auxtask.run.execute.PlanTrainer;
import io.github.auxtask.run.execute.RunRepeater;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.FailureSentence;
import io.github.auxtask.run.job.QueuedTask;
import io.github.auxtask.run.job.Request;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.job.StopSignal;
import io.github.auxtask.train.StoppedException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/**
 * The worker's main. It computes in a JVM of its own, because libtorch cannot live in two class loaders and a native crash must
 * not take the build with it. The parent writes a request and reads events.
 *
 * <p>A command that came to its end says so with the event {@code done}, or the parent takes silence for a failure. Exit codes: 0 all is well, 3 a run failed, 64 wrong command line, 65 bad input, 70 a defect of this software, 143 asked to
 * stop; the message is an event too.
 */
@Command(
        name = "worker",
        description = "Does what a request of the aux plugin asks for; events are lines that start with '##aux '.",
        synopsisSubcommandLabel = "(train | repeat | attack | probe | describe | doctor | data)",
        exitCodeOnInvalidInput = Worker.USAGE)
public final class Worker {
    static final int USAGE = 64;
    static final int DEFECT = 70;

    /** Less than the parent waits before it kills. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Events events;
    private final StopSignal stop;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Says what there is.")
    @SuppressWarnings("UnusedVariable") // picocli answers it itself
    private boolean help;

    public Worker(Events events, StopSignal stop) {
        this.events = events;
        this.stop = stop;
    }

    /** Runs one command and ends the process. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        StopSignal stop = new StopSignal();
        ParentMonitor life = new ParentMonitor(stop, GRACE, ProcessEnd::force);
        life.hookIntoShutdown();
        if (!QueuedTask.ofThisProcess().isQueued()) {
            life.watch(System.in);
        }
        int code = DEFECT;
        try {
            code = new Worker(new Events(out), stop).execute(arguments);
        } finally {
            // Also after a failure in here: returning from main would wait for the hook, and the hook for this.
            ProcessEnd.leave(code);
        }
    }

    /** Runs one command; the result is the exit code. */
    public int execute(String... arguments) {
        CommandLine line = new CommandLine(this);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().exitCodeOnInvalidInput(USAGE));
        if (arguments.length == 0) {
            line.usage(System.err);
            return USAGE;
        }
        return line.execute(arguments);
    }

    @Command(description = "Trains the plan's runs that are not done yet, from their checkpoints where there are any.")
    int train(@Parameters(paramLabel = "REQUEST.json") Path request) {
        return guarded(request, session -> new PlanTrainer(session.followed()).run());
    }

    @Command(description = "Trains the plan's last run once more beside the stored one, and tells what differs.")
    int repeat(@Parameters(paramLabel = "REQUEST.json") Path request) {
        return guarded(request, session -> new RunRepeater(session).run());
    }

    @Command(description = "Evaluates the trained runs: clean accuracy and attacks.")
    int attack(@Parameters(paramLabel = "REQUEST.json") Path request) {
        return guarded(request, session -> new PlanEvaluator(session.followed()).run());
    }

    @Command(description = "Measures how long a step of each variant takes on this machine.")
    int probe(@Parameters(paramLabel = "REQUEST.json") Path request) {
        return guarded(request, session -> new Probe(session).run());
    }

    @Command(description = "Describes all that reproduction.yaml can call by name, and what is wrong with the plan.")
    int describe(@Parameters(paramLabel = "REQUEST.json") Path request) {
        return guarded(request, session -> new Description(session).run());
    }

    @Command(description = "Looks at engine, device, memory, data sets and folders.")
    int doctor(@Parameters(paramLabel = "REQUEST.json") Path request) {
        return guarded(request, session -> new Doctor(session).run());
    }

    @Command(description = "Fetches and verifies the plan's data sets.")
    int data(@Parameters(paramLabel = "REQUEST.json") Path request) {
        return guarded(request, session -> new DataFetch(session).run());
    }

    /** No failure leaves without a sentence, and none without its exit code. */
    private int guarded(Path request, ToIntFunction<Session> command) {
        try {
            int code = command.applyAsInt(new Session(Request.read(request), events, stop));
            events.event("done").send();
            return code;
        } catch (StoppedException | CancellationException e) {
            String why = Optional.ofNullable(stop.reason()).orElse("asked to");
            events.info("stopped, because " + why + "; the same command goes on from here");
            return ProcessEnd.TERMINATED;
        } catch (BadInputException e) {
            events.error(FailureSentence.of(e).orElseThrow());
            return BadInputException.EXIT_CODE;
        } catch (Throwable e) {
            Optional<String> sentence = FailureSentence.of(e);
            sentence.ifPresent(events::error);
            return sentence.isPresent() ? RunFailedException.EXIT_CODE : defect(e);
        }
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // standard error is where the parent looks for it
    private int defect(Throwable failure) {
        failure.printStackTrace();
        events.error("A defect of this software: " + failure + "; its stack trace is in the log above.");
        return DEFECT;
    }
}
