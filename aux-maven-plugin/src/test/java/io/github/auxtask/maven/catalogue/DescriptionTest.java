package io.github.auxtask.maven.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.maven.classpath.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DescriptionTest {
    private static final String EXTENSION =
            "{\"event\": \"extension\", \"kind\": \"method\", \"name\": \"tiny\", \"version\": 1,"
                    + " \"origin\": \"a.jar\", \"settings\": []}";
    private static final String LATER =
            "{\"at\": [\"evaluations\", \"pgd\"], \"text\": \"Evaluation 'pgd': no step.\"}";
    private static final String EARLIER =
            "{\"at\": [\"settings\", \"epochs\"], \"value\": \"0\", \"text\": \"Setting 'epochs' is 0.\"}";

    @TempDir
    private Path folder;

    @Test
    void problemsAreSaidInTheOrderOfTheFileWithTheirLines() throws IOException {
        Path yaml = Files.writeString(
                folder.resolve("reproduction.yaml"),
                "settings:\n  epochs: 0\nevaluations:\n  - {name: clean}\n  - {name: pgd}\n");

        assertThat(description().sentences(yaml))
                .containsExactly(
                        "reproduction.yaml, line 2: Setting 'epochs' is 0.",
                        "reproduction.yaml, line 5: Evaluation 'pgd': no step.");
        assertThat(description().catalogue().find("method", "tiny")).isPresent();
    }

    @Test
    void aMethodInAnotherVersionIsToldApartFromOneThatIsNotHere() throws IOException {
        Path yaml = Files.writeString(
                folder.resolve("reproduction.yaml"), "method: {name: tiny, version: 2}\nsettings:\n  epochs: 0\n");
        JsonNode version = json("{\"at\": [\"method\"], \"text\": \"Asks for version 2, but here is version 1.\"}");
        Description described = new Description(List.of(json(EXTENSION)), List.of(json(EARLIER), version));

        MethodRef moved = new MethodRef("tiny", 2);
        assertThat(described.versionSentences(yaml, moved))
                .containsExactly("reproduction.yaml, line 1: Asks for version 2, but here is version 1.");
        assertThat(described.sentencesButVersion(yaml, moved))
                .containsExactly("reproduction.yaml, line 3: Setting 'epochs' is 0.");

        MethodRef unknown = new MethodRef("large", 2);
        assertThat(described.versionSentences(yaml, unknown)).isEmpty();
        assertThat(described.sentencesButVersion(yaml, unknown)).hasSize(2);
    }

    @Test
    void whatIsKeptIsFoundAgainUnderItsKeyAlone() throws IOException {
        DescriptionFile file = new DescriptionFile(folder.resolve("kept.json"));
        assertThat(file.read("a key")).isEmpty();

        file.write("a key", description());

        assertThat(file.read("a key")).hasValue(description());
        assertThat(file.read("another key")).isEmpty();
        Files.writeString(folder.resolve("kept.json"), "{half");
        assertThat(file.read("a key")).isEmpty();
    }

    @Test
    void theKeyChangesWithAnyClassAndWithThePlan() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path jar = Files.writeString(folder.resolve("a.jar"), "1");
        Path plan = Files.writeString(folder.resolve("plan.json"), "{}");
        ClassPath classPath =
                new ClassPath(List.of(new ClassPath.Entry(jar, null), new ClassPath.Entry(classes, "g:a:1")));
        String before = DescriptionKey.of(classPath, plan, null);
        assertThat(DescriptionKey.of(classPath, plan, null)).isEqualTo(before);
        assertThat(DescriptionKey.of(classPath, null, null)).isNotEqualTo(before);

        Files.writeString(classes.resolve("A.class"), "1");
        String withClass = DescriptionKey.of(classPath, plan, null);
        assertThat(withClass).isNotEqualTo(before);

        Files.writeString(plan, "{\"runs\": []}");
        assertThat(DescriptionKey.of(classPath, plan, null)).isNotEqualTo(withClass);
    }

    private static Description description() throws JsonProcessingException {
        return new Description(List.of(json(EXTENSION)), List.of(json(LATER), json(EARLIER)));
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
