package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.run.store.StoreCheck;
import io.github.auxtask.run.store.StoreFileKind;
import io.github.auxtask.testing.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One bit of one file is flipped, for every kind of file in store and records: it is found and named, and the command that needs the
 * file mends it or refuses it. A kind of file that is new fails here until it stands in {@link StoreFileKind} and in the table below.
 */
class FlippedBitsTest {
    /**
     * What becomes of a damaged file.
     *
     * @param kind of the file
     * @param plan of the command that needs it
     * @param command that needs it
     * @param force whether that is done again
     * @param code how it ends
     * @param told what it says, a part
     */
    private record Damage(StoreFileKind kind, Plan plan, String command, boolean force, int code, String told) {
        boolean isMended() {
            return code == 0;
        }
    }

    @TempDir
    private static Path folder;

    private static FullStore full;

    @BeforeAll
    static void make() {
        full = FullStore.in(folder);
    }

    private static List<Damage> table() {
        Plan student = full.student();
        Plan interrupted = full.interrupted();
        String drawn = "are drawn anew";
        return List.of(
                new Damage(
                        StoreFileKind.CHECKPOINT, full.plain(), "train", false, 0, "goes on from an older checkpoint"),
                new Damage(
                        StoreFileKind.CHUNKS,
                        interrupted,
                        "attack",
                        false,
                        0,
                        "What was kept of the interrupted evaluation 'corrupted'"),
                new Damage(StoreFileKind.RECORD, student, "train", false, 0, "was mended with runs/smoke/"),
                new Damage(StoreFileKind.SCRIPT, student, "attack", true, 0, "is made anew"),
                new Damage(StoreFileKind.SCRIPT_DIGEST, student, "attack", true, 0, "is made anew"),
                new Damage(StoreFileKind.PREDICTIONS, student, "attack", true, 0, ""),
                new Damage(StoreFileKind.PICTURE, student, "attack", false, 0, drawn),
                new Damage(StoreFileKind.PICTURES, student, "attack", false, 0, drawn),
                new Damage(StoreFileKind.PICTURE_DIGESTS, student, "attack", false, 0, drawn),
                new Damage(StoreFileKind.PICTURE_TIMES, student, "attack", true, 0, ""),
                new Damage(StoreFileKind.MADE_CHUNK, student, "train", true, 0, "it is made again"),
                new Damage(StoreFileKind.MADE_MANIFEST, student, "train", true, 0, ""),
                new Damage(StoreFileKind.PROBE, full.plain(), "probe", false, 0, ""),
                new Damage(StoreFileKind.DETERMINISM, student, "train", true, 0, "determinism here: bitwise"),
                new Damage(StoreFileKind.WEIGHTS, student, "attack", true, 3, "train it again with mvn aux:train"),
                new Damage(StoreFileKind.SNAPSHOT, student, "train", true, 0, ""));
    }

    @Test
    void aStoreHasTheKindsOfFilesThatAreInTheTableAndNoOthers() {
        // Half-written files are gone, and what a cluster was given is written by submitting alone.
        Set<StoreFileKind> found =
                EnumSet.of(StoreFileKind.TEMPORARY, StoreFileKind.SUBMISSION, StoreFileKind.CLASS_PATH);
        for (Path file : full.files()) {
            String name = name(file);
            found.add(
                    StoreFileKind.of(name).orElseGet(() -> fail(name + " is of no known kind: how is damage found?")));
        }
        assertThat(found).isEqualTo(EnumSet.allOf(StoreFileKind.class));
        EnumSet<StoreFileKind> told = EnumSet.noneOf(StoreFileKind.class);
        table().forEach(damage -> told.add(damage.kind()));
        for (StoreFileKind kind : StoreFileKind.values()) {
            assertThat(told.contains(kind)).as(kind.name()).isEqualTo(kind.matters());
        }
    }

    @Test
    void everyFlippedBitIsFound() throws IOException {
        assertThat(StoreCheck.of(full.root(), () -> {}).flaws()).isEmpty();
        for (Path file : full.files()) {
            StoreFileKind kind = StoreFileKind.of(name(file)).orElseThrow();
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < Fuzz.flips() && kind.matters(); i++) {
                Files.write(file, Fuzz.flipped(good, i));
                assertThat(isRefused(kind, file))
                        .as("flip %d of %s", i, name(file))
                        .isTrue();
            }
            Files.write(file, good);
        }
    }

    @Test
    void aFlippedBitInARecordOrInTheLedgerOfTheReproductionIsNamed() throws IOException {
        Path runs = full.reproduction().folder().resolve("runs");
        assertThat(problems(runs)).isEmpty();
        for (Path file : FullStore.files(runs)) {
            byte[] good = Files.readAllBytes(file);
            for (int i = 0; i < Fuzz.flips(); i++) {
                Files.write(file, Fuzz.flipped(good, i));
                assertThat(problems(runs)).as("flip %d of %s", i, file).isNotEmpty();
            }
            Files.write(file, good);
        }
    }

    @Test
    void theCommandThatNeedsADamagedFileMendsOrRefusesIt() throws IOException {
        for (Damage damage : table()) {
            Path file = example(damage);
            byte[] good = Files.readAllBytes(file);
            Files.write(file, Fuzz.flipped(good, 1));
            assertThat(StoreCheck.of(full.root(), () -> {}).flaws())
                    .as(damage.toString())
                    .anySatisfy(flaw -> assertThat(flaw.file()).isEqualTo(name(file)));

            int code = full.worker(damage.command(), damage.plan(), damage.force());

            assertThat(code).as(damage + ": " + full.told()).isEqualTo(damage.code());
            assertThat(full.told()).as(damage.toString()).contains(damage.told());
            // Of times of pictures there is a file for each list of evaluations, and a command writes only its own.
            if (damage.isMended() && damage.kind() != StoreFileKind.PICTURE_TIMES) {
                assertThat(StoreCheck.of(full.root(), () -> {}).flaws())
                        .as("after %s", damage)
                        .isEmpty();
            } else {
                Files.write(file, good);
            }
        }
    }

    /** The last file of its kind that belongs to the run of the command. */
    private static Path example(Damage damage) throws IOException {
        PlannedRun run = full.run(damage.plan());
        List<Path> usable = new ArrayList<>();
        List<Path> own = new ArrayList<>();
        for (Path file : full.files()) {
            if (!StoreFileKind.of(name(file)).equals(Optional.of(damage.kind()))
                    || name(file).contains("repetition-")) {
                continue;
            }
            usable.add(file);
            // Levels of determinism lie by digests of all that they depend on, and say which network was tested.
            boolean level = damage.kind() == StoreFileKind.DETERMINISM
                    && Files.readString(file)
                            .contains(String.join("/", run.variant().values()));
            if (level || name(file).contains(run.id().hex())) {
                own.add(file);
            }
        }
        List<Path> chosen = own.isEmpty() ? usable : own;
        assertThat(chosen).as(damage.toString()).isNotEmpty();
        return chosen.get(chosen.size() - 1);
    }

    private static boolean isRefused(StoreFileKind kind, Path file) {
        try {
            kind.require(file);
            return false;
        } catch (BadInputException | RunFailedException | IOException e) {
            return true;
        }
    }

    private static List<String> problems(Path runs) {
        RunRecords read = RunRecords.read(runs);
        return java.util.stream.Stream.concat(
                        read.problems().stream().map(RunRecords.Problem::sentence), read.ledger().problems().stream())
                .toList();
    }

    private static String name(Path file) {
        return full.root().relativize(file).toString().replace('\\', '/');
    }
}
