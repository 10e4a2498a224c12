package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.method.Method;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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

    /** All files of our services, in every folder of the class path: the tests announce extensions of their own. */
    private static Set<String> services() throws IOException, URISyntaxException {
        Set<String> names = new TreeSet<>();
        String methods = "META-INF/services/" + Method.class.getName();
        for (URL url : Collections.list(Method.class.getClassLoader().getResources(methods))) {
            try (Stream<Path> files =
                    Files.list(Objects.requireNonNull(Path.of(url.toURI()).getParent()))) {
                files.map(path -> String.valueOf(path.getFileName()))
                        .filter(name -> name.startsWith("io.github.auxtask."))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
