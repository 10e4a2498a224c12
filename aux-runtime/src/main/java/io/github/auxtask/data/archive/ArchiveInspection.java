package io.github.auxtask.data.archive;

import io.github.auxtask.data.DataHome;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Looks at an archive's data set on disk, without the network and without writing. */
public final class ArchiveInspection {
    private static final double PERCENT = 100.0;

    private final ArchiveSpec spec;
    private final ArchiveStore store;

    public ArchiveInspection(ArchiveSpec spec, ArchiveStore store) {
        this.spec = spec;
        this.store = store;
    }

    /** What is there; see {@link DatasetSource#status}. */
    public DatasetStatus status(Path home, boolean thorough) {
        Path folder = store.folder(home);
        if (Files.isDirectory(folder)) {
            return inspect(folder, thorough);
        }
        if (Files.isRegularFile(store.archive(home))) {
            return new DatasetStatus(
                    spec.dataset(),
                    true,
                    store.archive(home),
                    false,
                    "the archive is there, to be checked and unpacked",
                    "");
        }
        String remedy = "Run mvn aux:data to download " + ArchiveSpec.megabytes(spec.bytes())
                + ", or name a folder that holds " + spec.folder() + " with -D" + DataHome.PROPERTY + ".";
        return new DatasetStatus(spec.dataset(), false, folder, false, missing(store.part(home)), remedy);
    }

    private DatasetStatus inspect(Path folder, boolean thorough) {
        List<String> problems = spec.files().parallelStream()
                .map(file -> file.problem(folder, thorough))
                .filter(Objects::nonNull)
                .toList();
        if (problems.isEmpty()) {
            String detail = spec.files().size() + " files, " + (thorough ? "every SHA-256 right" : "sizes right");
            return new DatasetStatus(spec.dataset(), true, folder, thorough, detail, "");
        }
        String remedy = "Delete " + folder + " and run mvn aux:data to fetch it anew.";
        return new DatasetStatus(spec.dataset(), false, folder, false, String.join("; ", problems), remedy);
    }

    private String missing(Path part) {
        try {
            double percent = PERCENT * Files.size(part) / spec.bytes();
            return String.format(Locale.ROOT, "download interrupted at %.0f %%", percent);
        } catch (IOException e) {
            return "not here";
        }
    }
}
