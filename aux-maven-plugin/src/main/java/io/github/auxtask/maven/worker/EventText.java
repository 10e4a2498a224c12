package io.github.auxtask.maven.worker;

import io.github.auxtask.maven.log.HumanTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/** The log lines of the worker's events. Numbers have a point in every locale, so that lines can be searched and parsed. */
final class EventText {
    /** Images a second below which a decimal tells something. */
    private static final double SLOW = 10;

    private EventText() {}

    static String runStarted(WorkerEvent event) {
        return "run " + event.text("index") + " of " + event.text("total") + ": " + event.text("label") + " ("
                + abbreviated(event.text("id")) + ")";
    }

    static String epoch(WorkerEvent event) {
        StringJoiner line =
                new StringJoiner(", ", "  " + part(event) + "epoch " + place(event, "epoch", "epochs") + ": ", "");
        add(line, "loss %.4f", event.number("loss"));
        add(line, "training %.1f %%", event.number("trainAccuracy"));
        add(line, "validation %.1f %%", event.number("validationAccuracy"));
        event.number("learningRate").ifPresent(rate -> line.add("learning rate " + significant(rate)));
        return speedAndRest(line, event);
    }

    static String progress(WorkerEvent event) {
        String what = switch (event.text("phase")) {
            case "train" -> part(event) + "epoch " + place(event, "epoch", "epochs") + ", step ";
            case "evaluate" -> named("evaluating", event) + ", ";
            case "data" -> named("data", event) + " ";
            case "make" -> named("making data of", event) + ", image ";
            default -> named(event.text("phase"), event) + " ";
        };
        StringJoiner line = new StringJoiner(", ", "  " + what + place(event, "step", "steps"), "");
        line.setEmptyValue("  " + what + place(event, "step", "steps"));
        StringJoiner details = new StringJoiner(", ");
        add(details, "loss %.4f", event.number("loss"));
        add(details, "accuracy %.1f %%", event.number("accuracy"));
        String rest = speedAndRest(details, event);
        return rest.isEmpty() ? line.toString() : line + ": " + rest;
    }

    static String evaluated(WorkerEvent event) {
        StringJoiner line = new StringJoiner(", ", "  " + event.text("name") + ": ", "");
        add(line, "%.1f %%", event.number("accuracy"));
        String images = event.text("images");
        String accuracy = images.isEmpty() ? line.toString() : line + " of " + images + " images";
        OptionalDouble seconds = event.number("seconds");
        return seconds.isPresent() ? accuracy + ", " + HumanTime.ofSeconds(seconds.getAsDouble()) : accuracy;
    }

    static String runFinished(WorkerEvent event) {
        OptionalDouble seconds = event.number("seconds");
        String time = seconds.isPresent() ? " in " + HumanTime.ofSeconds(seconds.getAsDouble()) : "";
        String record = event.text("record");
        return "  finished" + time + (record.isEmpty() ? "" : ": " + record);
    }

    static String runSkipped(WorkerEvent event) {
        String reason = event.text("reason");
        return "  " + event.text("label") + ": skipped" + (reason.isEmpty() ? "" : ", " + reason);
    }

    static String runFailed(WorkerEvent event) {
        return "  " + event.text("label") + " failed: " + event.text("message");
    }

    /** Once for a failed run, with all that cannot be begun without it. */
    static String runsHeld(WorkerEvent event) {
        StringJoiner labels = new StringJoiner(", ");
        event.fields().path("runs").forEach(run -> labels.add(run.asText()));
        int count = event.fields().path("runs").size();
        return "  not begun, because " + (count == 1 ? "it needs " : "they need ") + event.text("label") + ": "
                + labels;
    }

    static String dataMade(WorkerEvent event) {
        OptionalDouble seconds = event.number("seconds");
        String time = seconds.isPresent() ? " in " + HumanTime.ofSeconds(seconds.getAsDouble()) : "";
        return "  data of " + event.text("label") + " made from " + event.text("images") + " images" + time;
    }

    private static String speedAndRest(StringJoiner line, WorkerEvent event) {
        OptionalDouble speed = event.number("imagesPerSecond");
        add(line, speed.orElse(0) < SLOW ? "%.1f img/s" : "%.0f img/s", speed);
        OptionalDouble eta = event.number("etaSeconds");
        if (eta.orElse(0) >= 1) {
            line.add(HumanTime.ofSeconds(eta.getAsDouble()) + " left");
        }
        return line.toString();
    }

    private static void add(StringJoiner line, String format, OptionalDouble number) {
        number.ifPresent(value -> line.add(String.format(Locale.ROOT, format, value)));
    }

    /** Which of several phases a training is in. */
    private static String part(WorkerEvent event) {
        String part = event.text("part");
        return part.isEmpty() ? "" : part + ", ";
    }

    private static String named(String what, WorkerEvent event) {
        String name = event.text("name");
        return name.isEmpty() ? what : what + " " + name;
    }

    private static String place(WorkerEvent event, String position, String count) {
        String total = event.text(count);
        return total.isEmpty() ? event.text(position) : event.text(position) + "/" + total;
    }

    /** Up to three significant digits, no trailing zeros: 0.1, 0.004, 0.00016. */
    private static String significant(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String abbreviated(String id) {
        return id.length() > 12 ? id.substring(0, 12) : id;
    }
}
