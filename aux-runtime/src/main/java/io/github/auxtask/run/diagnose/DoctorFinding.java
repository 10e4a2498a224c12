package io.github.auxtask.run.diagnose;

import io.github.auxtask.run.job.Events;
import java.util.Locale;

/**
 * One thing that the doctor looked at.
 *
 * @param topic what was looked at
 * @param status how it is
 * @param text what was found, a sentence
 * @param remedy the command, or the deed, that mends it; empty if all is well
 */
record DoctorFinding(String topic, Status status, String text, String remedy) {
    /** How a thing is. */
    enum Status {
        /** As it should be. */
        OK,
        /** It works, with something to know. */
        WARN,
        /** Something cannot be done until it is mended. */
        MISSING
    }

    static DoctorFinding ok(String topic, String text) {
        return new DoctorFinding(topic, Status.OK, text, "");
    }

    static DoctorFinding warn(String topic, String text, String remedy) {
        return new DoctorFinding(topic, Status.WARN, text, remedy);
    }

    static DoctorFinding missing(String topic, String text, String remedy) {
        return new DoctorFinding(topic, Status.MISSING, text, remedy);
    }

    void sendTo(Events events) {
        events.event("finding")
                .with("topic", topic)
                .with("status", status.name().toLowerCase(Locale.ROOT))
                .with("text", text)
                .with("remedy", remedy)
                .send();
    }
}
