package io.github.auxtask.maven.model;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.Precision;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import io.github.auxtask.report.single.ModelVerdict;
import io.github.auxtask.script.ScriptedModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A model, or several that make an ensemble, and what is asked of it, as a {@code reproduction.yaml} that the other goals understand.
 *
 * @param files of the members, by their digests, in the order they were given
 * @param architectures one for each file
 * @param names whose names the tensors have
 * @param images to test on
 * @param count of them; 0 for all
 * @param classes in the order of the model's scores; empty if that is the data set's
 * @param normalisation of pixels
 * @param threat the attacker
 * @param suite the attack's name: {@code suite}, {@code suite-standard}
 * @param search what adversarial images are looked for in; they are judged in float32 whatever it is
 * @param checks {@code quick}, {@code all} or {@code none}
 */
public record ModelQuestion(
        Map<ContentId, Path> files,
        List<String> architectures,
        String names,
        ModelImages images,
        int count,
        List<String> classes,
        ModelNormalisation normalisation,
        ModelThreat threat,
        String suite,
        Precision search,
        String checks) {
    /** The budget's name. */
    public static final String BUDGET = "evaluate";

    private static final String ENSEMBLE = "ensemble";

    /**
     * The files that are named, with commas between them.
     *
     * @param architecture of all, or of each with commas between them; a TorchScript file must be asked for by it
     * @throws BadInputException if one is missing, named twice, a pickle, or a program that was not asked for
     */
    public static Map<ContentId, Path> files(String asked, String architecture) {
        Map<ContentId, Path> files = new LinkedHashMap<>();
        String[] names = asked.split(",", -1);
        List<String> networks = architectures(architecture, names.length);
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            Path file = Path.of(name.strip()).toAbsolutePath().normalize();
            if (!Files.isRegularFile(file)) {
                throw new BadInputException("The model " + file + " is not a file (-Daux.model).");
            }
            boolean program = ScriptedModel.isArchitecture(networks.get(i));
            Path same = files.put(program ? FileDigest.ofNamed(file) : PretrainedFile.digest(file), file);
            if (same != null) {
                throw new BadInputException("The models " + same + " and " + file
                        + " are the same file, byte for byte: name each member of an ensemble once (-Daux.model).");
            }
        }
        return files;
    }

    /**
     * An architecture for each file.
     *
     * @throws BadInputException if there are neither one nor as many as files
     */
    public static List<String> architectures(String asked, int files) {
        List<String> names =
                Arrays.stream(asked.split(",", -1)).map(String::strip).toList();
        if (names.size() != 1 && names.size() != files) {
            throw new BadInputException("-Daux.architecture names " + names.size() + " networks for " + files
                    + (files == 1 ? " file" : " files") + ": name one, or one for each.");
        }
        List<String> each = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            each.add(names.get(names.size() == 1 ? 0 : i));
        }
        return each;
    }

    /** The run that is evaluated, for {@code -Daux.only}. */
    public String only() {
        return "model=" + (isEnsemble() ? ENSEMBLE : "m1");
    }

    private boolean isEnsemble() {
        return files.size() > 1;
    }

    /** For people: the file's name, or all of them. */
    public String title() {
        return String.join(
                " + ",
                files.values().stream()
                        .map(file -> String.valueOf(file.getFileName()))
                        .toList());
    }

    /** The whole file. */
    public String yaml() {
        List<String> lines = new ArrayList<>(List.of(
                "# Written by aux:evaluate, anew each time.",
                "schema: 1",
                "name: evaluate",
                "paper: {title: " + quoted(title())
                        + ", authors: [unknown], year: 2026, venue: none, url: \"https://example.org\", key: model}",
                "method: {name: model, version: 1}",
                "data: {name: " + images.name() + ", digest: " + images.digest() + settings(images.settings()) + "}"));
        List<String> models = new ArrayList<>();
        for (int i = 1; i <= files.size(); i++) {
            models.add("m" + i);
        }
        if (isEnsemble()) {
            models.add(ENSEMBLE);
        }
        lines.add("grid: {model: " + models + "}");
        if (isEnsemble()) {
            lines.add("needs:");
            models.subList(0, files.size())
                    .forEach(member ->
                            lines.add("  - {when: {model: ensemble}, as: members, run: {model: " + member + "}}"));
        }
        lines.addAll(List.of(
                "settings:",
                "  architecture: " + quoted(architectures.get(0)),
                "  together: none",
                "  weights.source: " + quoted(names),
                "  weights.sha256: " + files.keySet().iterator().next(),
                "  data.test: " + count,
                "  standardisation.mean: " + normalisation.mean(),
                "  standardisation.std: " + normalisation.std()));
        if (!classes.isEmpty()) {
            lines.add(
                    "  classes: " + classes.stream().map(ModelQuestion::quoted).toList());
        }
        if (isEnsemble()) {
            overrides(lines);
        }
        lines.addAll(List.of(
                "budgets:",
                "  " + BUDGET + ": {seeds: [1]}",
                "evaluations:",
                "  - {name: " + ModelVerdict.CLEAN + "}"));
        String searched = search == Precision.FP32 ? "" : ", search-precision: " + search;
        String attacker = ", norm: " + threat.norm() + ", epsilon: " + threat.epsilon() + ", space: pixel";
        lines.add("  - {name: pgd, attack: pgd, steps: 10, step: epsilon/4" + attacker + "}");
        lines.add("  - {name: " + ModelVerdict.ATTACKED + ", attack: " + suite + searched + attacker + ", checks: "
                + checks + "}");
        return String.join("\n", lines) + "\n";
    }

    private void overrides(List<String> lines) {
        lines.add("overrides:");
        int i = 0;
        for (ContentId digest : files.keySet()) {
            lines.add("  - {when: {model: m" + (i + 1) + "}, settings: {architecture: " + quoted(architectures.get(i))
                    + ", weights.sha256: " + digest + "}}");
            i++;
        }
        lines.add("  - {when: {model: ensemble}, settings: {together: sum-of-softmax}}");
    }

    private static String settings(Map<String, Object> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> ", " + setting.getKey() + ": "
                                + (setting.getValue() instanceof String text ? quoted(text) : setting.getValue()))
                        .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
