package io.github.auxtask.run.job;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.run.store.MadeFolder;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells the parent how the making of data goes on, and ends it where that is wanted. */
public final class MakingEvents {
    private static final double NANOS = 1e9;

    private final Session session;
    private final ContentId id;
    private final String label;
    private final int first;
    private final int total;
    private final LongSupplier nanoTime;
    private final long started;
    private @Nullable String counted;
    private int done;

    private MakingEvents(Session session, ContentId id, String label, int first, int total, LongSupplier nanoTime) {
        this.session = session;
        this.id = id;
        this.label = label;
        this.first = first;
        this.total = total;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
    }

    /**
     * Says that chunks are about to be made.
     *
     * @param missing which
     */
    public static MakingEvents begin(MadeFolder folder, int[] missing, Session session) {
        int images = 0;
        for (int chunk : missing) {
            images += folder.layout().size(chunk);
        }
        int total = folder.layout().count();
        String rest = images < total ? String.format(Locale.ROOT, ", of which %,d are there", total - images) : "";
        session.events()
                .info(String.format(
                        Locale.ROOT,
                        "making the data of %s (%s) from %,d images%s",
                        folder.key().label(),
                        folder.key().id().abbreviated(),
                        total,
                        rest));
        return new MakingEvents(
                session, folder.key().id(), folder.key().label(), total - images, total, System::nanoTime);
    }

    /** Hands on what is made, counts it, and stops there if that is wanted. */
    public DataMaker.Sink counting(DataMaker.Sink sink) {
        return (array, index, values, at) -> {
            session.checkStop();
            sink.put(array, index, values, at);
            // Several arrays may be made of an image; one of them counts.
            if (counted == null) {
                counted = array;
            }
            if (array.equals(counted)) {
                done++;
                progress();
            }
        };
    }

    private void progress() {
        if (!session.events().progressIsDue("make " + id)) {
            return;
        }
        double perSecond = done / Math.max(1 / NANOS, (nanoTime.getAsLong() - started) / NANOS);
        session.events()
                .event("progress")
                .with("id", id)
                .with("phase", "make")
                .with("name", label)
                .with("step", first + done)
                .with("steps", total)
                .with("imagesPerSecond", perSecond)
                .with("etaSeconds", (total - first - done) / perSecond)
                .send();
    }

    /** Says that all chunks are there. */
    public void end() {
        session.events()
                .event("data-made")
                .with("id", id)
                .with("label", label)
                .with("images", done)
                .with("seconds", (nanoTime.getAsLong() - started) / NANOS)
                .send();
    }
}
