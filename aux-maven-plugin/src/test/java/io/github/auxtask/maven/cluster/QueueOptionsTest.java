package io.github.auxtask.maven.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueOptionsTest {
    @TempDir
    private Path store;

    @Test
    void aStoreOfAnotherUserIsRefusedWithBothNames() throws Exception {
        Path runs = Files.createDirectory(store.resolve("runs"));
        UserPrincipal me = Files.getOwner(runs);
        Assumptions.assumeTrue(me.getName().equals("root"), "only root may give a folder to somebody else");
        Files.setOwner(
                runs, store.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        assertThatThrownBy(() -> QueueOptions.requireOwn(store))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("belongs to nobody", "jobs of root", "aux:merge");
    }

    @Test
    void aStoreOfOnesOwnAndANewOneAreFine() throws Exception {
        assertThatCode(() -> QueueOptions.requireOwn(store.resolve("new"))).doesNotThrowAnyException();
        Files.createDirectory(store.resolve("runs"));

        QueueOptions.requireOwn(store);

        assertThat(store).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void aPathThatSlurmOrAShellWouldReadAsSomethingElseIsRefused() {
        for (String odd : List.of("a%j", "a\"b", "a\\b", "a:b", "a\nb")) {
            assertThatThrownBy(() -> QueueOptions.requirePlain(Path.of("/data", odd)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContainingAll("/data/a", "-Daux.store");
        }
        assertThatCode(() -> QueueOptions.requirePlain(Path.of("/data/it's here (too)")))
                .doesNotThrowAnyException();
    }

    @Test
    void aHeaderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> QueueOptions.header(store.resolve("header.sh")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContainingAll("header.sh", "aux.slurm.header");
    }
}
