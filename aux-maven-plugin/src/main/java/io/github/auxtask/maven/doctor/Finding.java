package io.github.auxtask.maven.doctor;

import io.github.auxtask.maven.log.TextTable;
import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that the doctor looked at.
 *
 * @param topic what it is about
 * @param status how it is
 * @param text what was found
 * @param remedy what mends it, empty if nothing is to be mended
 */
public record Finding(String topic, Status status, String text, String remedy) {
    /** How it is. Plain ASCII, as the log may go to a terminal that knows nothing else. */
    public enum Status {
        OK("[ok]"),
        WARN("[!]"),
        MISSING("[X]");

        private final String symbol;

        Status(String symbol) {
            this.symbol = symbol;
        }
    }

    public static Finding ok(String topic, String text) {
        return new Finding(topic, Status.OK, text, "");
    }

    public static Finding warn(String topic, String text, String remedy) {
        return new Finding(topic, Status.WARN, text, remedy);
    }

    public static Finding missing(String topic, String text, String remedy) {
        return new Finding(topic, Status.MISSING, text, remedy);
    }

    /** What the worker found; a status that this plugin does not know is a warning. */
    public static Finding of(WorkerEvent event) {
        Status status = switch (event.text("status")) {
            case "ok" -> Status.OK;
            case "missing" -> Status.MISSING;
            default -> Status.WARN;
        };
        return new Finding(event.text("topic"), status, event.text("text"), event.text("remedy"));
    }

    /** The symbol, topic and text, and below them the remedy. */
    public static List<String> lines(List<Finding> findings) {
        TextTable table = new TextTable("", "", "");
        for (Finding finding : findings) {
            table.row(finding.status.symbol, finding.topic, finding.text);
            if (!finding.remedy.isEmpty()) {
                table.row("", "", "-> " + finding.remedy);
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.remove(0);
        return lines;
    }
}
