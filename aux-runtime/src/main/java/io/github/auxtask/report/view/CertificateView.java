package io.github.auxtask.report.view;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableSpec;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person who ran all this may sign, after the idea of CODECHECK (Nuest and Eglen 2021): which inputs, how many runs, on
 * what machines; the manifest beside the page holds the digest of every output.
 *
 * @param inputs files that a person wrote
 * @param runs how many records
 * @param machines what they were made on
 * @param commits of the code that made them, abbreviated
 * @param warnings what whoever signs must know: numbers by other code than their training, or from a tree with changes
 * @param manifest name of the file with the digests of all outputs
 */
public record CertificateView(
        List<Input> inputs,
        int runs,
        List<String> machines,
        List<String> commits,
        List<String> warnings,
        String manifest) {
    /** The manifest's name; {@code sha256sum -c} reads it. */
    public static final String MANIFEST = "reproduction.sha256";

    private static final int DIGITS = 12;

    /**
     * A file that a person wrote.
     *
     * @param file relative to the reproduction's folder
     * @param digest SHA-256
     */
    public record Input(String file, String digest) {}

    public static CertificateView of(Reproduction reproduction, List<RunRecord> runs) {
        Set<String> files = new LinkedHashSet<>(List.of("reproduction.yaml"));
        for (TableSpec table : reproduction.tables()) {
            String published = table.published();
            if (published != null) {
                files.add(published);
            }
        }
        List<Input> inputs = new ArrayList<>();
        files.forEach(file -> add(inputs, reproduction.directory(), file));
        Set<String> machines = new TreeSet<>();
        Set<String> commits = new TreeSet<>();
        EvaluationOrigins origins = EvaluationOrigins.of(runs);
        List<Provenance> all = new ArrayList<>();
        runs.forEach(run -> all.add(run.provenance()));
        origins.made().forEach(made -> {
            Provenance own = made.evaluation().provenance();
            if (own != null) {
                all.add(own);
            }
        });
        for (Provenance origin : all) {
            String gpu = origin.hardware().gpu();
            machines.add(gpu == null ? origin.hardware().cpu() : gpu);
            String commit = origin.code().commit();
            if (commit == null) {
                commits.add("no commit known");
            } else {
                String changes = Boolean.TRUE.equals(origin.code().dirty()) ? " with changes" : "";
                commits.add(commit.substring(0, Math.min(DIGITS, commit.length())) + changes);
            }
        }
        return new CertificateView(
                inputs, runs.size(), List.copyOf(machines), List.copyOf(commits), origins.warnings(), MANIFEST);
    }

    /** A published table that cannot be read is a problem of its own, told elsewhere. */
    private static void add(List<Input> inputs, Path folder, String file) {
        try {
            inputs.add(new Input(
                    file,
                    ContentId.of(ReadLimit.DATA.bytes(folder.resolve(file))).hex()));
        } catch (IOException e) {
            inputs.add(new Input(file, "cannot be read"));
        }
    }
}
