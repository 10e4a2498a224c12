package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.method.Method;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ExtensionKindTest {
    @Test
    void everyKindThatAJarCanAddToIsListed() throws Exception {
        List<String> kinds =
                services().stream().filter(ExtensionKindTest::isKind).toList();

        assertThat(kinds).contains(Method.class.getName());
        assertThat(ExtensionKind.ALL)
                .extracting(kind -> kind.type().getName())
                .containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void everyKindHasEntriesUnderItsOwnWord() {
        assertThat(ExtensionKind.ALL).extracting(ExtensionKind::word).doesNotHaveDuplicates();
        for (ExtensionKind kind : ExtensionKind.ALL) {
            assertThat(kind.entries())
                    .as(kind.word())
                    .isNotEmpty()
                    .allMatch(entry -> entry.kind().equals(kind.word()));
        }
    }

    private static boolean isKind(String service) {
        try {
            return Extension.class.isAssignableFrom(Class.forName(service));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files beside ours for methods. */
    private static List<String> services() throws IOException, URISyntaxException {
        String methods = "/META-INF/services/" + Method.class.getName();
        Path file = Path.of(
                Objects.requireNonNull(Method.class.getResource(methods)).toURI());
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("io.github.auxtask."))
                    .toList();
        }
    }
}
