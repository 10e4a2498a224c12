package io.github.auxtask.run.job;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationProgress;
import java.util.Locale;

/** Tells the parent how a run's evaluations go on, and ends them where that is wanted. */
public final class EvaluationEvents implements EvaluationListener {
    private final ContentId run;
    private final Session session;
    private final Runnable fence;

    /** @param fence called after every batch; throws if this process may not go on */
    public EvaluationEvents(ContentId run, Session session, Runnable fence) {
        this.run = run;
        this.session = session;
        this.fence = fence;
    }

    @Override
    public void resumed(String name, int done, int total) {
        String where = done == total
                ? String.format(Locale.ROOT, "all %,d images are done already", total)
                : String.format(Locale.ROOT, "it goes on at image %,d of %,d", done + 1, total);
        session.events().info("evaluation " + name + " was interrupted: " + where);
        session.events()
                .event("evaluation-resumed")
                .with("id", run)
                .with("name", name)
                .with("step", done)
                .with("steps", total)
                .send();
    }

    @Override
    public void halved(String name, int images) {
        session.events()
                .info("evaluation " + name + ": a batch did not fit into memory; it goes on with "
                        + (images == 1 ? "one image" : images + " images") + " at a time, which changes no result");
    }

    @Override
    public void progress(EvaluationProgress progress) {
        session.checkStop();
        fence.run();
        if (session.events().progressIsDue("evaluate " + run + progress.name())) {
            session.events()
                    .event("progress")
                    .with("id", run)
                    .with("phase", "evaluate")
                    .with("name", progress.name())
                    .with("step", progress.done())
                    .with("steps", progress.total())
                    .with("accuracy", progress.accuracyPercent())
                    .with("imagesPerSecond", progress.imagesPerSecond())
                    .with("etaSeconds", progress.etaSeconds())
                    .send();
        }
    }
}
