package io.github.auxtask.maven.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.TestRecords;
import io.github.auxtask.maven.TestReproduction;
import io.github.auxtask.maven.worker.RecordingLog;
import io.github.auxtask.maven.worker.WorkerEvent;
import io.github.auxtask.provenance.RunRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PlanConsoleTest {
    private final Plan plan = TestReproduction.plan();
    private final RecordingLog log = new RecordingLog();
    private long nanos;

    @Test
    void theWholePlanIsCountedAndTimedFromWhatWasMeasuredSoFar() {
        PlanConsole console = console(new PlanConsole.Work(true, false, false), List.of());
        send(console, "{'event':'run-finished','id':'%s','seconds':90}", 0);
        assertThat(log.lines()).containsExactly("INFO plan: 1 of 4 runs trained, 25 %, about 4 min 30 s left");
    }

    @Test
    void evaluationsCountWhereThisBuildMakesThemToo() {
        PlanConsole console = console(new PlanConsole.Work(true, true, false), List.of());
        send(console, "{'event':'run-finished','id':'%s','seconds':90}", 0);
        assertThat(log.lines())
                .containsExactly("INFO plan: 1 of 4 runs trained, 0 of 8 evaluations made, 25 %, about 4 min 30 s left,"
                        + " plus 8 not measured yet");
    }

    @Test
    void aRunThatGoesOnIsTimedByItsOwnSpeedAndToldOnceAMinute() {
        PlanConsole console = console(new PlanConsole.Work(true, false, false), List.of());
        send(console, "{'event':'progress','phase':'train','id':'%s','epoch':1,'epochs':3,'step':0,'steps':10}", 0);
        assertThat(log.lines()).as("within the first minute").isEmpty();
        after(60);
        send(console, "{'event':'progress','phase':'train','id':'%s','epoch':2,'epochs':3,'step':0,'steps':10}", 0);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("0 of 4 runs trained")
                .contains("about 11 min left");
    }

    @Test
    void whatRecordsHaveIsDoneAndWhatFailsIsGivenUp() {
        List<PlannedRun> runs = plan.runs();
        List<RunRecord> records = List.of(TestRecords.trained(plan, runs.get(0), 90, 12));
        PlanConsole console = console(new PlanConsole.Work(true, false, false), records);
        send(console, "{'event':'run-failed','id':'%s','label':'x','message':'y'}", 1);
        send(console, "{'event':'run-finished','id':'%s','seconds':60}", 2);
        assertThat(log.lines()).containsExactly("INFO plan: 2 of 4 runs trained, 66 %, about 1 min left");
    }

    @Test
    void inATerminalOneLineIsDrawnAndTheLogStaysQuiet() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StatusLine line = new StatusLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), true, 200);
        PlanConsole console =
                PlanConsole.of(plan, new PlanConsole.Work(false, true, true), records(), 1, line, log, () -> nanos);
        send(console, "{'event':'evaluated','id':'%s','name':'clean','seconds':5}", 0);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("plan: 1 of 8 evaluations made");
        assertThat(log.lines()).isEmpty();
    }

    private List<RunRecord> records() {
        return plan.runs().stream().map(run -> TestRecords.trained(plan, run)).toList();
    }

    private PlanConsole console(PlanConsole.Work work, List<RunRecord> records) {
        StatusLine hidden = new StatusLine(System.out, false, 80);
        return PlanConsole.of(plan, work, records, 1, hidden, log, () -> nanos);
    }

    private void send(PlanConsole console, String json, int run) {
        String id = plan.runs().get(run).id().hex();
        console.accept(WorkerEvent.parse("##aux " + String.format(json, id).replace('\'', '"'))
                .orElseThrow());
    }

    private void after(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }
}
