package io.github.auxtask.run;

import io.github.auxtask.experiment.catalogue.CatalogueEntry;
import io.github.auxtask.experiment.catalogue.CatalogueJson;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.PlanCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Tells everything that {@code reproduction.yaml} can call by name, and what is wrong with the plan, if there is one. Starts no engine. */
final class Description {
    private final Session session;

    Description(Session session) {
        this.session = session;
    }

    int run() {
        ExtensionKind.ALL.forEach(kind -> kind.entries().forEach(this::tell));
        if (session.request().plan() != null) {
            PlanCheck.ofFile(session.plan(), session.dataAccess())
                    .forEach((problem, labels) -> session.events()
                            .event("problem")
                            .with("at", problem.at())
                            .with("value", problem.value())
                            .with("text", problem.text())
                            .with("label", labels.get(0))
                            .with("runs", labels.size())
                            .send());
            asked();
        }
        return 0;
    }

    private void asked() {
        Path yaml = session.request().yaml();
        if (yaml == null || !Files.exists(yaml)) {
            return;
        }
        Reproduction reproduction = ReproductionReader.read(yaml);
        Stream.concat(PlanCheck.asked(reproduction).stream(), PlanCheck.lists(reproduction, yaml).stream())
                .forEach(problem -> session.events()
                        .event("problem")
                        .with("at", problem.at())
                        .with("value", problem.value())
                        .with("text", problem.text())
                        .with("label", "")
                        .with("runs", 0)
                        .send());
    }

    private void tell(CatalogueEntry entry) {
        Events.Line event = session.events().event("extension");
        CatalogueJson.fields(entry).forEach(event::with);
        event.send();
    }
}
