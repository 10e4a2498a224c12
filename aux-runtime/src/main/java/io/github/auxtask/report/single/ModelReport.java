package io.github.auxtask.report.single;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.AttackPart;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.report.chart.CurveChart;
import io.github.auxtask.report.view.CurveView;
import io.github.auxtask.report.write.Templates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The report on one model: {@code model.html} with the verdict on the first screen, {@code model-card.json}, {@code badge.svg}, and the
 * adversarial examples that the page shows.
 *
 * @param reproduction that the record is of
 * @param record of the evaluated model
 * @param verdict on it
 * @param model its file's name
 * @param architecture by its name in reproductions
 * @param digest SHA-256 of that file; of an ensemble all, with plus signs between them
 */
public record ModelReport(
        Reproduction reproduction,
        RunRecord record,
        ModelVerdict verdict,
        String model,
        String architecture,
        String digest) {
    /** The page's file. */
    public static final String PAGE = "model.html";

    /** The card's file. */
    public static final String CARD = "model-card.json";

    /** The badge's file. */
    public static final String BADGE = "badge.svg";

    private static final String IMAGES = "examples";
    private static final String CURVES = "curves";

    /**
     * Writes all files.
     *
     * @param pictures the run's folder of pictures in the store; need not exist
     * @return the page
     * @throws io.github.auxtask.core.RunFailedException if one cannot be written
     */
    public Path write(Path folder, Path pictures) {
        Path page = folder.resolve(PAGE);
        write(folder.resolve(BADGE), VerdictBadge.svg(verdict));
        write(folder.resolve(CARD), LeaderboardCard.json(this));
        write(page, Templates.load(null).fill("html/model.ftlh", data(curves(folder), examples(folder, pictures))));
        return page;
    }

    /**
     * Removes the page, card and badge of whatever model was evaluated into this folder before, so that none of them is taken for
     * another's.
     *
     * @throws io.github.auxtask.core.RunFailedException if one cannot be removed
     */
    public static void remove(Path folder) {
        for (String name : List.of(PAGE, CARD, BADGE)) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                throw new RunFailedException(
                        "The earlier " + name + " in " + folder + " cannot be removed: " + AtomicFile.reason(e) + ".",
                        e);
            }
        }
    }

    private static void write(Path file, String text) {
        AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Map<String, Object>> curves(Path folder) {
        List<Map<String, Object>> drawn = new ArrayList<>();
        for (CurveView view : ModelCurves.of(reproduction, record, verdict)) {
            for (CurveView.Panel panel : view.panels()) {
                String file = CURVES + "/" + view.id() + "-" + panel.id() + ".svg";
                write(folder.resolve(file), CurveChart.svg(view, panel));
                drawn.add(
                        Map.of("file", file, "title", panel.title(), "alt", panel.alternative(), "note", view.note()));
            }
        }
        return drawn;
    }

    private static List<Map<String, Object>> examples(Path folder, Path pictures) {
        List<Map<String, Object>> shown = new ArrayList<>();
        if (!PictureIndex.isIn(pictures)) {
            return shown;
        }
        for (Picture picture : PictureIndex.read(pictures).pictures()) {
            if (picture.kind().equals("adversarial")) {
                AtomicFile.write(
                        folder.resolve(IMAGES).resolve(picture.file()), PictureIndex.content(pictures, picture));
                shown.add(Map.of(
                        "file",
                        IMAGES + "/" + picture.file(),
                        "title",
                        picture.title(),
                        "alt",
                        picture.alt(),
                        "captions",
                        picture.captions().stream()
                                .map(caption -> caption.lines().toList())
                                .toList()));
            }
        }
        return shown;
    }

    private Map<String, Object> data(List<Map<String, Object>> curves, List<Map<String, Object>> examples) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("model", model);
        data.put("verdict", verdict.text());
        data.put("tone", verdict.tone());
        data.put("failed", verdict.failed().stream().map(ModelReport::check).toList());
        data.put("curves", curves);
        data.put(
                "notes",
                curves.stream()
                        .map(curve -> curve.get("note"))
                        .filter(note -> !note.equals(""))
                        .distinct()
                        .toList());
        data.put("chart", Map.of("width", CurveChart.WIDTH, "height", CurveChart.HEIGHT));
        data.put("facts", facts());
        data.put(
                "attacks",
                verdict.attacked().details().attacks().stream()
                        .map(ModelReport::attack)
                        .toList());
        data.put(
                "checks",
                verdict.attacked().details().checks().stream()
                        .map(ModelReport::check)
                        .toList());
        data.put("examples", examples);
        return data;
    }

    private Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("architecture", architecture);
        facts.put("file, SHA-256", digest);
        facts.put("source", record.data().contents().source());
        facts.put("data", record.data().name() + ", digest " + record.data().digest());
        facts.put(
                "images",
                verdict.attacked().images() + ", classes balanced, of "
                        + record.data().classes().size() + " classes: "
                        + String.join(", ", record.data().classes()));
        facts.put(
                "normalisation",
                "mean " + record.data().mean() + ", deviation " + record.data().std() + " of pixels from 0 to 1");
        facts.put("attack", settings());
        facts.put("run", record.id().hex());
        return facts;
    }

    private String settings() {
        List<String> texts = new ArrayList<>();
        verdict.attacked().settings().forEach((key, value) -> texts.add(key + " " + value));
        return String.join(", ", texts);
    }

    private static Map<String, Object> attack(AttackPart part) {
        return Map.of(
                "name", part.name(),
                "attacked", Integer.toString(part.attacked()),
                "left", String.format(Locale.ROOT, "%.1f %%", part.worstCaseAccuracy()),
                "seconds", String.format(Locale.ROOT, "%.1f", part.seconds()));
    }

    private static Map<String, Object> check(CheckOutcome check) {
        String word = switch (check.status()) {
            case OK -> "passed";
            case WARN -> "warning";
            case FAIL -> check.severe() ? "failed" : "failed, not severe";
            case NOT_RUN -> "not run";
        };
        return Map.of("id", check.id(), "name", check.name(), "status", word, "text", check.text());
    }
}
